/**
 * The x86-64 instruction table and what follows from it: encoder, decoder, printer.
 *
 * <p>{@link org.stubarchive.arch.x86_64.asm.InstructionTable} holds one row per instruction form, written in the notation of the Intel manual ({@code IntegerRows},
 * {@code VectorRows}). {@link org.stubarchive.arch.x86_64.asm.X86Assembler} picks a row by mnemonic and operands, {@link org.stubarchive.arch.x86_64.asm.X86Decoder}
 * finds it again from the bytes, {@link org.stubarchive.arch.x86_64.asm.X86Disassembler} prints it. What is in no row can be neither emitted nor decoded.
 *
 * <p>Operands are typed ({@link org.stubarchive.arch.x86_64.asm.Operand}); an operand out of an encoding's range fails with {@code AssemblyException}, never truncates.
 * Non-goals: legacy high-byte registers, segment overrides, 16- and 32-bit addressing, EVEX broadcast and rounding.
 */
package org.stubarchive.arch.x86_64.asm;
