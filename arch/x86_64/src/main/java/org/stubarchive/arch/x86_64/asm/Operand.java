package org.stubarchive.arch.x86_64.asm;

/** An operand of an x86-64 instruction. */
public sealed interface Operand permits Reg, Mem, Imm, Target, Masked {
    /** What can be told of an operand without its value: {@link Shape}. */
    int shape();
}
