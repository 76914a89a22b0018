package org.stubarchive.stubgen;

/** Size of an integer in memory and how a load extends it. A 32-bit result leaves the upper half of the register zero unless said otherwise. */
public enum MemoryType {
    /** Unsigned byte, zero extended. */
    U8(1),
    /** Signed byte, sign extended to 32 bits. */
    S8(1),
    /** Unsigned 16 bits, zero extended. */
    U16(2),
    /** Signed 16 bits, sign extended to 32 bits. */
    S16(2),
    /** 32 bits, zero extended to 64. */
    I32(4),
    /** Signed 32 bits, sign extended to 64 bits. */
    S32_TO_64(4),
    /** Signed 16 bits, sign extended to 64 bits. */
    S16_TO_64(2),
    /** Signed 8 bits, sign extended to 64 bits. */
    S8_TO_64(1),
    /** 64 bits. */
    I64(8);

    private final int size;

    MemoryType(int size) {
        this.size = size;
    }

    /** Size in bytes. */
    public int size() {
        return size;
    }
}
