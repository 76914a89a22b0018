/**
 * Code generation for aarch64 (Armv8-A and later, AAPCS64, Linux): register roles and the macro-assembler.
 *
 * <p>Purpose: the portable operations of {@link org.stubarchive.stubgen.MacroAssembler} as A64 instructions. Encodings are in the package {@code asm}, stubs that are
 * written for this architecture in {@code stub}.
 *
 * <p>Invariants: the machine's stack pointer stays on the host's stack, 16-byte aligned, and no guest code changes it; guest frames live on x20 and x29 only, laid out
 * as on x86-64. A return address is in x30 at a callee's entry. x18, the platform register, is never used. Memory is weakly ordered: what other threads must see in order is
 * ordered by the fences that portable code asks for.
 */
package org.stubarchive.arch.aarch64;
