package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.ExceptionTableEntry;

/** Verification by type checking (JVMS 4.10.1): one pass over the code, with declared frames wherever paths meet. */
final class StackMapVerifier extends InstructionVerifier {
    private Frame[] declared;

    StackMapVerifier(MethodContext m) {
        super(m);
    }

    @Override
    void verify() throws VerifyException {
        boolean[] starts = new StaticConstraints(m).check();
        declared = StackMapReader.read(m, starts);
        boolean reachable = true;
        bci = 0;
        while (bci < code.codeLength()) {
            if (declared[bci] != null) {
                if (reachable) {
                    checkAssignable(frame, declared[bci], bci, bci);
                }
                frame.assign(declared[bci]);
            } else if (!reachable) {
                throw error("Expecting a stack map frame", "Expected stackmap frame at this location.");
            }
            checkHandlers();
            reachable = execute();
            bci += Bytecodes.length(code, bci);
        }
        if (reachable) {
            throw new VerifyException(VerifyException.Kind.VERIFY,
                    ErrorText.atLocation(m, code.codeLength(), "Control flow falls through code end"), code.codeLength());
        }
    }

    private void checkHandlers() throws VerifyException {
        for (ExceptionTableEntry h : code.exceptionTable()) {
            if (h.covers(bci)) {
                Frame atHandler = new Frame(frame.locals.length, 1);
                System.arraycopy(frame.locals, 0, atHandler.locals, 0, frame.locals.length);
                atHandler.thisUninitialized = frame.thisUninitialized;
                atHandler.stack[0] = h.catchType() == 0 ? types.throwable : types.ofClass(h.catchTypeName());
                atHandler.depth = 1;
                flowTo(atHandler, h.handlerPc());
            }
        }
    }

    @Override
    void branch(int target) throws VerifyException {
        flowTo(frame, target);
    }

    private void flowTo(Frame from, int target) throws VerifyException {
        if (declared[target] == null) {
            throw error("Expecting a stackmap frame at branch target " + target, "Expected stackmap frame at this location.");
        }
        checkAssignable(from, declared[target], bci, target);
    }

    private void checkAssignable(Frame from, Frame to, int at, int target) throws VerifyException {
        for (int i = 0; i < from.locals.length; i++) {
            if (!types.isAssignable(from.locals[i], to.locals[i])) {
                throw mismatch(from, to, at, target, reason("locals", i, from.locals[i], to.locals[i]));
            }
        }
        if (from.depth != to.depth) {
            throw mismatch(from, to, at, target, "Current frame's stack size doesn't match stackmap.");
        }
        for (int i = 0; i < from.depth; i++) {
            if (!types.isAssignable(from.stack[i], to.stack[i])) {
                throw mismatch(from, to, at, target, reason("stack", i, from.stack[i], to.stack[i]));
            }
        }
        if (from.thisUninitialized && !to.thisUninitialized) {
            throw mismatch(from, to, at, target, "Current frame's flags are not assignable to stack map frame's.");
        }
    }

    private String reason(String where, int slot, int from, int to) {
        return "Type " + types.name(from) + " (current frame, " + where + "[" + slot + "]) is not assignable to " + types.name(to)
                + " (stack map, " + where + "[" + slot + "])";
    }

    private VerifyException mismatch(Frame from, Frame to, int at, int target, String reason) {
        String what = at == target ? "Instruction type does not match stack map" : "Inconsistent stackmap frames at branch target " + target;
        return new VerifyException(VerifyException.Kind.VERIFY, ErrorText.withFrames(m, at, what, reason, from, to, target), at);
    }

    @Override
    void jsr(int target) throws VerifyException {
        throw error("Bad instruction: " + Integer.toHexString(code.u1(bci)));
    }

    @Override
    void ret(int local) throws VerifyException {
        throw error("Bad instruction: " + Integer.toHexString(code.u1(bci)));
    }

    @Override
    void localWritten(int local) {
        // Only subroutines want to know.
    }

    @Override
    boolean hasSubroutines() {
        return false;
    }

    @Override
    boolean acceptsUninitialized(int opcode) {
        return true;
    }
}
