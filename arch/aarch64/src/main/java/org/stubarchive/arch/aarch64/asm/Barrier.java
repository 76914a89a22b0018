package org.stubarchive.arch.aarch64.asm;

import java.util.Locale;

/** Domain and kind of access of a memory barrier. */
public enum Barrier implements Operand {
    /** Outer shareable, loads before all. */
    OSHLD(1),
    /** Outer shareable, stores. */
    OSHST(2),
    /** Outer shareable. */
    OSH(3),
    /** Non-shareable, loads before all. */
    NSHLD(5),
    /** Non-shareable, stores. */
    NSHST(6),
    /** Non-shareable. */
    NSH(7),
    /** Inner shareable, loads before all. */
    ISHLD(9),
    /** Inner shareable, stores. */
    ISHST(10),
    /** Inner shareable. */
    ISH(11),
    /** Full system, loads before all. */
    LD(13),
    /** Full system, stores. */
    ST(14),
    /** Full system. */
    SY(15);

    private final int code;

    Barrier(int code) {
        this.code = code;
    }

    /** The four bits of the encoding. */
    public int code() {
        return code;
    }

    /** The barrier of a code, or null if the code has no name. */
    static Barrier ofCode(int code) {
        for (Barrier b : values()) {
            if (b.code == code) {
                return b;
            }
        }
        return null;
    }

    @Override
    public int shape() {
        return Shape.BARRIER;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
