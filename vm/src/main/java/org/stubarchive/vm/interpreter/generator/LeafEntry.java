package org.stubarchive.vm.interpreter.generator;

import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Address;

/**
 * The frame-less entry of an intrinsic. Between {@link #begin} and {@link #finish} the arguments are at the stack pointer, the last one lowest, and the
 * return address is in temporary 0, which the body must keep.
 */
final class LeafEntry {
    private LeafEntry() {}

    /** Takes the return address off the stack. */
    static void begin(Codelet c) {
        c.masm.popReturnAddress(c.t0);
    }

    /** Returns to the caller with a result of the given state, removing the arguments. Temporaries 1 and 2 are lost. */
    static void finish(Codelet c, int argumentSlots, TosState result) {
        c.masm.lea(c.t2, Address.of(c.sp, 8 * argumentSlots - 8));
        c.masm.moveImmediate(c.t1, result.tableOffset());
        c.masm.returnRemovingArguments(c.t2, c.t0);
    }

    /** Goes on with the method's native implementation, as if the entry had not been tried. */
    static void runNative(Codelet c) {
        enter(c, "method_entry_native");
    }

    /** Goes on with the method's bytecodes, as if the entry had not been tried. */
    static void runBytecodes(Codelet c) {
        enter(c, "method_entry_normal");
    }

    private static void enter(Codelet c, String stub) {
        c.masm.pushReturnAddress(c.t0);
        c.masm.jumpCell(CodeSymbol.stubEntry(stub, 0));
    }
}
