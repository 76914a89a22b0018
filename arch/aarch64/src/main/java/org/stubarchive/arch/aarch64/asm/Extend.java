package org.stubarchive.arch.aarch64.asm;

import java.util.Locale;

/** Extensions of a register operand, in the order of their codes. */
public enum Extend {
    /** Zero-extends a byte. */
    UXTB,
    /** Zero-extends a halfword. */
    UXTH,
    /** Zero-extends a word. */
    UXTW,
    /** Takes all 64 bits; called lsl in memory operands. */
    UXTX,
    /** Sign-extends a byte. */
    SXTB,
    /** Sign-extends a halfword. */
    SXTH,
    /** Sign-extends a word. */
    SXTW,
    /** Takes all 64 bits. */
    SXTX;

    /** The usual name of {@link #UXTX} in memory operands. */
    public static final Extend LSL = UXTX;

    private static final Extend[] VALUES = values();

    static Extend ofCode(int code) {
        return VALUES[code];
    }

    /** Class of the register that is extended. */
    public RegClass source() {
        return this == UXTX || this == SXTX ? RegClass.X : RegClass.W;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
