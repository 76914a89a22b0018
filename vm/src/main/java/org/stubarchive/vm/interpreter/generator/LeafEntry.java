package org.stubarchive.vm.interpreter.generator;

import org.stubarchive.format.code.CodeSymbol;

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

    /** Returns to the caller with the result. */
    static void finish(Codelet c) {
        c.masm.pushReturnAddress(c.t0);
        c.masm.returnFromCall();
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
