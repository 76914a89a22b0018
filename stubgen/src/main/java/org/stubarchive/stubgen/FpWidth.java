package org.stubarchive.stubgen;

/** Operand width of a floating-point operation. */
public enum FpWidth {
    /** IEEE 754 binary32. */
    F32,
    /** IEEE 754 binary64. */
    F64
}
