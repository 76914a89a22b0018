package org.stubarchive.stubgen;

/** Result of an integer division. */
public enum DivideOp {
    /** Quotient, rounded toward zero. */
    QUOTIENT,
    /** Remainder, with the sign of the dividend. */
    REMAINDER
}
