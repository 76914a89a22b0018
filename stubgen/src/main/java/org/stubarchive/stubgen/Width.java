package org.stubarchive.stubgen;

/** Operand width of an integer operation. A 32-bit result leaves the upper half of the register zero. */
public enum Width {
    /** 32 bits. */
    W32,
    /** 64 bits. */
    W64
}
