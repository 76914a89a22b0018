package org.stubarchive.arch.aarch64.asm;

import java.util.Locale;
import org.stubarchive.stubgen.Condition;

/** Condition codes; the position is the encoding. After a floating-point comparison unordered sets C and V. */
public enum A64Condition implements Operand {
    /** Equal. */
    EQ,
    /** Not equal, or unordered. */
    NE,
    /** Carry: unsigned higher or same. */
    HS,
    /** No carry: unsigned lower. */
    LO,
    /** Negative. */
    MI,
    /** Positive or zero. */
    PL,
    /** Overflow: unordered. */
    VS,
    /** No overflow: ordered. */
    VC,
    /** Unsigned higher. */
    HI,
    /** Unsigned lower or same. */
    LS,
    /** Signed greater or equal. */
    GE,
    /** Signed less. */
    LT,
    /** Signed greater. */
    GT,
    /** Signed less or equal. */
    LE,
    /** Always. */
    AL,
    /** Always too. */
    NV;

    /** After an SVE instruction that sets the flags: no element is active. */
    public static final A64Condition NONE = EQ;
    /** After an SVE instruction that sets the flags: an element is active. */
    public static final A64Condition ANY = NE;
    /** After an SVE instruction that sets the flags: the first element is active. */
    public static final A64Condition FIRST = MI;
    /** After an SVE instruction that sets the flags: the last element is active. */
    public static final A64Condition LAST = LO;
    /** After an SVE instruction that sets the flags: the last element is not active. */
    public static final A64Condition NLAST = HS;

    private static final A64Condition[] VALUES = values();

    /** The four bits of the encoding. */
    public int code() {
        return ordinal();
    }

    static A64Condition ofCode(int code) {
        return VALUES[code];
    }

    /** The opposite condition; AL and NV, which both hold always, have none. */
    public A64Condition negate() {
        if (this == AL || this == NV) {
            throw new IllegalArgumentException(name() + " has no opposite");
        }
        return VALUES[ordinal() ^ 1];
    }

    /** Condition for the flags of {@code cmp}. */
    public static A64Condition of(Condition condition) {
        return switch (condition) {
            case EQUAL -> EQ;
            case NOT_EQUAL -> NE;
            case LESS -> LT;
            case LESS_EQUAL -> LE;
            case GREATER -> GT;
            case GREATER_EQUAL -> GE;
            case BELOW -> LO;
            case BELOW_EQUAL -> LS;
            case ABOVE -> HI;
            case ABOVE_EQUAL -> HS;
        };
    }

    @Override
    public int shape() {
        return Shape.CONDITION;
    }

    /** As objdump prints it. */
    @Override
    public String toString() {
        return switch (this) {
            case HS -> "cs";
            case LO -> "cc";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
