/**
 * x86-64: implementation of {@link org.stubarchive.stubgen.Architecture}.
 *
 * <p>{@link org.stubarchive.arch.x86_64.X86MacroAssembler} implements the portable macro-assembler on the instruction table of
 * {@code org.stubarchive.arch.x86_64.asm}; the stubs that are written for this architecture are in {@code org.stubarchive.arch.x86_64.stub}.
 *
 * <p>Invariants: r15 is the thread block, rbp the frame pointer, rsp the expression stack pointer in all generated code; r10, r11 and xmm15 are scratch of the macro-assembler and
 * of leaf stubs. Code of a variant holds only instructions of the variant's features, which the recorder checks as each is emitted.
 */
package org.stubarchive.arch.x86_64;
