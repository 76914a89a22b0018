package org.stubarchive.stubgen;

/** Shifts; the count is taken modulo the operand width. */
public enum ShiftOp {
    /** Left. */
    LEFT,
    /** Arithmetic right. */
    RIGHT,
    /** Logical right. */
    UNSIGNED_RIGHT
}
