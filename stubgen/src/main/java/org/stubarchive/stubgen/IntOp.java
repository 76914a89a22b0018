package org.stubarchive.stubgen;

/** Two-operand integer operations of the portable macro-assembler. */
public enum IntOp {
    ADD,
    SUB,
    MUL,
    AND,
    OR,
    XOR
}
