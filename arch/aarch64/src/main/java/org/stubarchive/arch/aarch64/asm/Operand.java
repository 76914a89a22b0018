package org.stubarchive.arch.aarch64.asm;

/** An operand of an A64 instruction. Its text is what GNU objdump prints. */
public sealed interface Operand permits Reg, RegList, Lane, LaneList, Predicate, Imm, FpImm, Shifted, Extended, Mem, Target, A64Condition, Barrier, SystemRegister, Prefetch, Pattern {
    /** What can be told of an operand without its value: {@link Shape}. */
    int shape();
}
