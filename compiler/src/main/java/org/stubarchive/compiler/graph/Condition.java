package org.stubarchive.compiler.graph;

/** Comparisons of integers. References are compared with the first two only. */
public enum Condition {
    /** Equal. */
    EQ,
    /** Not equal. */
    NE,
    /** Less. */
    LT,
    /** Greater or equal. */
    GE,
    /** Greater. */
    GT,
    /** Less or equal. */
    LE,
    /** Less, unsigned. */
    BELOW,
    /** Greater or equal, unsigned. */
    ABOVE_EQUAL,
    /** Greater, unsigned. */
    ABOVE,
    /** Less or equal, unsigned. */
    BELOW_EQUAL;

    private static final Condition[] VALUES = values();

    /** The condition with this number, in the order of the bytecodes {@code ifeq} and following. */
    public static Condition of(int ordinal) {
        return VALUES[ordinal];
    }

    /** What holds exactly if this does not. */
    public Condition negated() {
        return VALUES[ordinal() ^ 1];
    }

    /** What holds of {@code b, a} exactly if this holds of {@code a, b}. */
    public Condition swapped() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case GT -> LT;
            case GE -> LE;
            case LE -> GE;
            case BELOW -> ABOVE;
            case ABOVE -> BELOW;
            case ABOVE_EQUAL -> BELOW_EQUAL;
            case BELOW_EQUAL -> ABOVE_EQUAL;
        };
    }

    /** Whether it holds of two numbers; ints are sign-extended, which keeps their unsigned order. */
    public boolean holds(long a, long b) {
        return switch (this) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case GE -> a >= b;
            case GT -> a > b;
            case LE -> a <= b;
            case BELOW -> Long.compareUnsigned(a, b) < 0;
            case ABOVE_EQUAL -> Long.compareUnsigned(a, b) >= 0;
            case ABOVE -> Long.compareUnsigned(a, b) > 0;
            case BELOW_EQUAL -> Long.compareUnsigned(a, b) <= 0;
        };
    }
}
