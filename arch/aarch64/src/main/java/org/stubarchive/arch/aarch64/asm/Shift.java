package org.stubarchive.arch.aarch64.asm;

import java.util.Locale;

/** Shifts of a register operand, in the order of their codes; MSL exists for vector immediates only. */
public enum Shift {
    /** Logical left. */
    LSL,
    /** Logical right. */
    LSR,
    /** Arithmetic right. */
    ASR,
    /** Rotate right. */
    ROR,
    /** Left with ones shifted in. */
    MSL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
