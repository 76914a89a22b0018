package org.stubarchive.stubgen;

import java.util.List;

/**
 * The registers that portable code names by role. All are distinct, except that {@link #stackPointer()} is the machine's stack pointer where that can serve.
 *
 * @param thread thread block, kept across everything
 * @param framePointer frame pointer
 * @param stackPointer expression stack pointer
 * @param bytecodePointer the interpreter's bytecode pointer
 * @param locals address of local 0
 * @param dispatch start of the dispatch tables
 * @param method Method* at a call
 * @param result integer and reference result, top of stack in ITOS, LTOS, ATOS
 * @param fpResult floating-point result, top of stack in FTOS, DTOS
 * @param temps six temporaries; never used by the macro-assembler itself unless passed to it
 * @param fpTemps four floating-point temporaries
 * @param arguments integer argument registers of compiled code, in order; none is the method, bytecode pointer, locals or dispatch register
 * @param fpArguments floating-point argument registers of compiled code, in order
 * @param values general registers in which interrupted compiled code may have values: all but those for thread, stack, frame and the macro-assembler
 * @param fpValues the same for vector registers
 */
public record Registers(
        Gpr thread,
        Gpr framePointer,
        Gpr stackPointer,
        Gpr bytecodePointer,
        Gpr locals,
        Gpr dispatch,
        Gpr method,
        Gpr result,
        Fpr fpResult,
        List<Gpr> temps,
        List<Fpr> fpTemps,
        List<Gpr> arguments,
        List<Fpr> fpArguments,
        List<Gpr> values,
        List<Fpr> fpValues) {

    /** Temporary {@code i}, 0..5. */
    public Gpr temp(int i) {
        return temps.get(i);
    }

    /** Floating-point temporary {@code i}, 0..3. */
    public Fpr fpTemp(int i) {
        return fpTemps.get(i);
    }
}
