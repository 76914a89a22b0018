package org.stubarchive.arch.aarch64.asm;

/** Size of a vector element. */
public enum Element {
    /** 8 bits. */
    B,
    /** 16 bits. */
    H,
    /** 32 bits. */
    S,
    /** 64 bits. */
    D,
    /** 128 bits. */
    Q;

    /** Bytes of an element. */
    public int bytes() {
        return 1 << ordinal();
    }

    /** As it stands behind a register's name. */
    char letter() {
        return "bhsdq".charAt(ordinal());
    }
}
