/**
 * Generation of machine code: code buffer, labels, the portable {@link org.stubarchive.stubgen.MacroAssembler} and the recorder of stubs.
 *
 * <p>Purpose: everything above the instruction encodings. An architecture module supplies one {@link org.stubarchive.stubgen.Architecture}, found
 * through {@link java.util.ServiceLoader}; portable generators and the interpreter are written once against the macro-assembler.
 *
 * <p>Invariants: labels never leave a buffer; what leaves is {@link org.stubarchive.format.code.StubCode} with relocations. A buffer with an unbound label
 * cannot be closed. Code that is emitted is position independent; what is outside the stub is reached through cells. The macro-assembler adds each instruction's
 * required CPU feature to the stub's features, so they cannot be forgotten.
 *
 * <p>Thread rules: a buffer, its labels and its macro-assembler belong to one thread.
 */
package org.stubarchive.stubgen;
