/**
 * The A64 instruction table and what follows from it: encoder, decoder, printer.
 *
 * <p>{@link org.stubarchive.arch.aarch64.asm.InstructionTable} holds one row per instruction form: mnemonic, operand kinds, the 32 bits with the fields as letters, CPU feature
 * ({@code IntegerRows}, {@code MemoryRows}, {@code FloatRows} and the vector rows). {@link org.stubarchive.arch.aarch64.asm.A64Assembler} picks a row by mnemonic and operands,
 * {@link org.stubarchive.arch.aarch64.asm.A64Decoder} finds it again from the bits, {@link org.stubarchive.arch.aarch64.asm.A64Disassembler} prints it. What is in no row can be
 * neither emitted nor decoded.
 *
 * <p>Operands are typed ({@link org.stubarchive.arch.aarch64.asm.Operand}); the stack pointer and the zero register, which share the number 31, are different registers here.
 * An operand out of an encoding's range fails with {@code AssemblyException}, never truncates. Rows of aliases stand before what they are aliases of, so that the decoder shows the
 * form that people read. Source of the encodings: Arm Architecture Reference Manual for A-profile, DDI 0487, chapters C6 to C8.
 */
package org.stubarchive.arch.aarch64.asm;
