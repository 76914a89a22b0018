package org.stubarchive.stubgen;

/** Two-operand floating-point operations, round to nearest even. */
public enum FpOp {
    ADD,
    SUB,
    MUL,
    DIV
}
