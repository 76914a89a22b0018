/**
 * What the runtime needs of the template interpreter at every start: where its codelets are, how the dispatch tables are filled, and which
 * methods of the class library have an entry of their own.
 *
 * <p>Invariants: nothing here depends on the assembler; the code itself comes from an archive or from {@code org.stubarchive.vm.interpreter.generator},
 * which this package never mentions. Codelets are found by static id ({@code InterpreterStub}): bytecode {@code b} has number {@code 0x100 + b}, but for one;
 * behind a {@code wide} prefix
 * {@code 0x200 + b}.
 */
package org.stubarchive.vm.interpreter;
