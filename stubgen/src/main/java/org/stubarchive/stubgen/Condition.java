package org.stubarchive.stubgen;

/** Outcome of an integer comparison. */
public enum Condition {
    /** Equal. */
    EQUAL,
    /** Not equal. */
    NOT_EQUAL,
    /** Signed less. */
    LESS,
    /** Signed less or equal. */
    LESS_EQUAL,
    /** Signed greater. */
    GREATER,
    /** Signed greater or equal. */
    GREATER_EQUAL,
    /** Unsigned less. */
    BELOW,
    /** Unsigned less or equal. */
    BELOW_EQUAL,
    /** Unsigned greater. */
    ABOVE,
    /** Unsigned greater or equal. */
    ABOVE_EQUAL;

    /** The outcome that holds exactly when this one does not. */
    public Condition negate() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case LESS -> GREATER_EQUAL;
            case LESS_EQUAL -> GREATER;
            case GREATER -> LESS_EQUAL;
            case GREATER_EQUAL -> LESS;
            case BELOW -> ABOVE_EQUAL;
            case BELOW_EQUAL -> ABOVE;
            case ABOVE -> BELOW_EQUAL;
            case ABOVE_EQUAL -> BELOW;
        };
    }
}
