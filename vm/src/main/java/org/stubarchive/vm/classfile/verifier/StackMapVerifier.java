package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.ExceptionTableEntry;

/** Verification by type checking (JVMS 4.10.1): one pass over the code, with declared frames wherever paths meet. */
final class StackMapVerifier extends InstructionVerifier {
    private static final String NO_FRAME = "Expected stackmap frame at this location.";

    /** Later releases refuse such a call with the words for the frame of the handler, which it never matches. */
    private static final int LAST_RELEASE_FOLLOWING_HANDLERS = 17;

    /** Later releases say of a jump beyond any method that it goes too far. */
    private static final int LAST_RELEASE_WITHOUT_BOUNDS = 17;
    /** Bytes of code that a method has at most (JVMS 4.7.3). */
    private static final int LONGEST_JUMP = 65535;

    /** How control gets to a declared frame. */
    private enum Meeting {
        FALL_THROUGH, BRANCH, HANDLER;

        /** What is wrong if the frames do not match. */
        String text(int target) {
            return switch (this) {
                case FALL_THROUGH -> "Instruction type does not match stack map";
                case BRANCH -> "Inconsistent stackmap frames at branch target " + target;
                case HANDLER -> "Stack map does not match the one at exception handler " + target;
            };
        }
    }

    private StaticConstraints constraints;
    private boolean[] starts;
    private Frame[] declared;

    StackMapVerifier(MethodContext m) {
        super(m);
    }

    @Override
    void verify() throws VerifyException {
        constraints = new StaticConstraints(m);
        starts = constraints.starts();
        constraints.handlers();
        constraints.localVariables();
        declared = StackMapReader.read(m, starts);
        boolean reachable = true;
        bci = 0;
        while (bci < code.codeLength()) {
            if (declared[bci] != null) {
                if (reachable) {
                    mark();
                    checkAssignable(frame, declared[bci], bci, bci, Meeting.FALL_THROUGH);
                }
                frame.assign(declared[bci]);
            } else if (!reachable) {
                String what = "Expecting a stack map frame";
                throw isDeclaredBehind() ? errorWithoutFrame(what, NO_FRAME) : error(what);
            }
            constraints.instruction(bci);
            // A handler sees the locals before a store, and those behind any other instruction: a constructor call makes its object initialized there too.
            boolean wasUninitialized = frame.thisUninitialized;
            if (isStore()) {
                checkHandlers(wasUninitialized);
                reachable = execute();
            } else {
                reachable = execute();
                checkHandlers(wasUninitialized);
            }
            bci += Bytecodes.length(code, bci);
        }
        if (reachable) {
            throw new VerifyException(VerifyException.Kind.VERIFY,
                    ErrorText.withoutReason(m, code.codeLength(), "Control flow falls through code end"), code.codeLength());
        }
    }

    private boolean isDeclaredBehind() {
        for (int i = bci; i < declared.length; i++) {
            if (declared[i] != null) {
                return true;
            }
        }
        return false;
    }

    private boolean isStore() {
        int op = code.u1(bci);
        int stored = op == Bytecodes.WIDE ? code.u1(bci + 1) : op;
        return stored >= Bytecodes.ISTORE && stored <= Bytecodes.ASTORE_3;
    }

    private void checkHandlers(boolean thisUninitialized) throws VerifyException {
        for (ExceptionTableEntry h : code.exceptionTable()) {
            if (h.covers(bci)) {
                mark();
                Frame atHandler = new Frame(frame.locals.length, 1);
                System.arraycopy(frame.locals, 0, atHandler.locals, 0, frame.locals.length);
                atHandler.thisUninitialized = thisUninitialized;
                atHandler.stack[0] = h.catchType() == 0 ? types.throwable : types.ofClass(h.catchTypeName());
                atHandler.depth = 1;
                flowTo(atHandler, h.handlerPc(), Meeting.HANDLER);
            }
        }
    }

    @Override
    void branch(int target) throws VerifyException {
        if (Math.abs((long) target - bci) > LONGEST_JUMP && Runtime.version().feature() > LAST_RELEASE_WITHOUT_BOUNDS) {
            String what = "Illegal target of jump or branch (bci " + bci + " + offset " + (target - bci) + ")";
            throw new VerifyException(VerifyException.Kind.VERIFY, ErrorText.withFrames(m, 0, what, "Invalid stackmap specification.", shownFrame(), bci, null, 0), bci);
        }
        flowTo(frame, target, Meeting.BRANCH);
    }

    private void flowTo(Frame from, int target, Meeting meeting) throws VerifyException {
        if (target < 0 || target >= declared.length || declared[target] == null) {
            throw new VerifyException(VerifyException.Kind.VERIFY, ErrorText.withReason(m, bci,
                    "Expecting a stackmap frame at branch target " + target, NO_FRAME), bci);
        }
        checkAssignable(from, declared[target], bci, target, meeting);
    }

    private void checkAssignable(Frame from, Frame to, int fromBci, int target, Meeting meeting) throws VerifyException {
        if (from.depth != to.depth) {
            throw mismatch(from, to, fromBci, target, fromBci, meeting, "Current frame's stack size doesn't match stackmap.");
        }
        for (int i = 0; i < from.locals.length; i++) {
            if (!types.isAssignable(from.locals[i], to.locals[i])) {
                throw mismatch(from, to, fromBci, target, target, meeting, reason("locals", i, from.locals[i], to.locals[i]));
            }
        }
        for (int i = 0; i < from.depth; i++) {
            if (!types.isAssignable(from.stack[i], to.stack[i])) {
                throw mismatch(from, to, fromBci, target, target, meeting, reason("stack", i, from.stack[i], to.stack[i]));
            }
        }
        if (from.thisUninitialized && !to.thisUninitialized) {
            throw mismatch(from, to, fromBci, target, target, meeting, "Current frame's flags are not assignable to stack map frame's.");
        }
    }

    private String reason(String where, int slot, int from, int to) {
        return "Type " + types.name(from) + " (current frame, " + where + "[" + slot + "]) is not assignable to " + types.name(to)
                + " (stack map, " + where + "[" + slot + "])";
    }

    private VerifyException mismatch(Frame from, Frame to, int fromBci, int target, int location, Meeting meeting,
            String reason) {
        Frame shown = from == frame ? shownFrame() : from;
        return new VerifyException(VerifyException.Kind.VERIFY,
                ErrorText.withFrames(m, location, meeting.text(target), reason, shown, fromBci, to, target), location);
    }

    @Override
    void jsr(int target) throws VerifyException {
        throw constraints.illegal(bci, code.u1(bci));
    }

    @Override
    void ret(int local) throws VerifyException {
        throw constraints.illegal(bci, Bytecodes.RET);
    }

    @Override
    void localWritten(int local) {
        // Only subroutines want to know.
    }

    @Override
    void constructorCall() throws VerifyException {
        if (Runtime.version().feature() > LAST_RELEASE_FOLLOWING_HANDLERS) {
            return;
        }
        for (ExceptionTableEntry h : code.exceptionTable()) {
            if (h.covers(bci) && !HandlerPaths.onlyThrow(code, starts, h.handlerPc())) {
                throw error("Bad <init> method call from after the start of a try block");
            }
        }
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
