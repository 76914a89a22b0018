package org.stubarchive.vm.classfile.verifier;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.ExceptionTableEntry;

/**
 * Verification by type inference (JVMS 4.10.2): data flow to a fixpoint with a state before each reached instruction. A subroutine is analysed
 * once for all its callers; what it does not write keeps the caller's type when it returns.
 */
final class InferenceVerifier extends InstructionVerifier {
    private final Frame[] states;
    private final Subroutines[] contexts;
    private final BitSet changed = new BitSet();
    /** By number of a subroutine, its callers. */
    private final List<List<Integer>> callers = new ArrayList<>();
    /** By index of the first instruction of a subroutine, its number plus 1; 0 for other instructions. */
    private final int[] entries;
    /** By number of a subroutine, the index of its {@code ret}, or -1. */
    private final List<Integer> returns = new ArrayList<>();
    private Subroutines current = Subroutines.NONE;

    InferenceVerifier(MethodContext m) {
        super(m);
        states = new Frame[code.codeLength()];
        contexts = new Subroutines[code.codeLength()];
        entries = new int[code.codeLength()];
    }

    @Override
    void verify() throws VerifyException {
        StaticConstraints constraints = new StaticConstraints(m);
        constraints.starts();
        constraints.instructions();
        constraints.handlers();
        for (ExceptionTableEntry h : code.exceptionTable()) {
            // This verifier never allowed a handler at the method's first instruction; that by type checking does.
            if (h.handlerPc() == 0) {
                throw new VerifyException(VerifyException.Kind.CLASS_FORMAT, what("Illegal exception table handler"), 0);
            }
        }
        states[0] = frame.copy();
        contexts[0] = Subroutines.NONE;
        changed.set(0);
        for (int next = changed.nextSetBit(0); next >= 0; next = changed.nextSetBit(0)) {
            changed.clear(next);
            bci = next;
            frame.assign(states[bci]);
            current = contexts[bci].copy();
            handlers();
            int length = Bytecodes.length(code, bci);
            boolean goesOn = execute();
            if (code.u1(bci) == Bytecodes.INVOKESPECIAL) {
                // A constructor that throws may have initialized its object or not.
                handlers();
            }
            if (goesOn) {
                if (bci + length >= code.codeLength()) {
                    throw old("Falling off the end of the code");
                }
                branch(bci + length);
            }
        }
    }

    private VerifyException old(String what) {
        return new VerifyException(VerifyException.Kind.VERIFY, what(what), bci);
    }

    private String what(String what) {
        return "(class: " + m.classFile.name() + ", method: " + m.method.name() + " signature: " + m.method.descriptor() + ") " + what;
    }

    @Override
    VerifyException error(String what, String reason) {
        return old(what + ": " + reason);
    }

    @Override
    VerifyException error(String what) {
        return old(what);
    }

    private void handlers() throws VerifyException {
        for (ExceptionTableEntry h : code.exceptionTable()) {
            if (h.covers(bci)) {
                if (frame.stack.length == 0) {
                    throw old("Stack size too large");
                }
                Frame atHandler = frame.copy();
                atHandler.stack[0] = h.catchType() == 0 ? types.throwable : types.ofClass(h.catchTypeName());
                atHandler.depth = 1;
                merge(h.handlerPc(), atHandler, current);
            }
        }
    }

    @Override
    void branch(int target) throws VerifyException {
        merge(target, frame, current);
    }

    private void merge(int target, Frame incoming, Subroutines context) throws VerifyException {
        Frame state = states[target];
        if (state == null) {
            states[target] = incoming.copy();
            contexts[target] = context.copy();
            changed.set(target);
            return;
        }
        boolean different = mergeFrames(state, incoming);
        Subroutines merged = contexts[target].merge(context);
        if (!merged.sameAs(contexts[target])) {
            contexts[target] = merged;
            different = true;
        }
        if (different) {
            changed.set(target);
        }
    }

    private boolean mergeFrames(Frame state, Frame incoming) throws VerifyException {
        if (state.depth != incoming.depth) {
            throw old("Inconsistent stack height " + incoming.depth + " != " + state.depth);
        }
        boolean different = state.thisUninitialized != (state.thisUninitialized | incoming.thisUninitialized);
        state.thisUninitialized |= incoming.thisUninitialized;
        for (int i = 0; i < state.depth; i++) {
            int type = types.merge(state.stack[i], incoming.stack[i]);
            if (type == TypeTable.TOP) {
                throw old("Mismatched stack types");
            }
            different |= type != state.stack[i];
            state.stack[i] = type;
        }
        for (int i = 0; i < state.locals.length; i++) {
            int type = types.merge(state.locals[i], incoming.locals[i]);
            different |= type != state.locals[i];
            state.locals[i] = type;
        }
        return different;
    }

    /** Number of the subroutine at an entry, from 1 on; made when it is first asked for. */
    private int subroutine(int entry) {
        if (entries[entry] == 0) {
            callers.add(new ArrayList<>());
            returns.add(-1);
            entries[entry] = callers.size();
        }
        return entries[entry] - 1;
    }

    @Override
    void jsr(int target) throws VerifyException {
        if (current.levelOf(target) >= 0) {
            throw old("Recursive call to jsr entry");
        }
        int number = subroutine(target);
        if (!callers.get(number).contains(bci)) {
            callers.get(number).add(bci);
        }
        int returnAt = returns.get(number);
        if (returnAt >= 0) {
            changed.set(returnAt);
        }
        stack.push(TypeTable.returnAddress(target));
        merge(target, frame, current.enter(target));
    }

    @Override
    void ret(int local) throws VerifyException {
        int type = frame.locals[local];
        if (!TypeTable.isReturnAddress(type)) {
            throw old("Register " + local + " contains wrong type");
        }
        int entry = TypeTable.bci(type);
        int level = current.levelOf(entry);
        if (level < 0) {
            throw old("Illegal return from subroutine");
        }
        int number = subroutine(entry);
        int known = returns.get(number);
        if (known >= 0 && known != bci) {
            throw old("Multiple returns to single jsr");
        }
        returns.set(number, bci);
        Subroutines outside = current.outside(level);
        BitSet written = current.written(level);
        for (int caller : callers.get(number)) {
            returnTo(caller, entry, written, outside);
        }
    }

    private void returnTo(int caller, int entry, BitSet written, Subroutines outside) throws VerifyException {
        int target = caller + Bytecodes.length(code, caller);
        if (target >= code.codeLength()) {
            throw old("Falling off the end of the code");
        }
        Frame back = frame.copy();
        for (int i = 0; i < back.locals.length; i++) {
            if (!written.get(i)) {
                back.locals[i] = states[caller].locals[i];
            }
        }
        back.replace(TypeTable.returnAddress(entry), TypeTable.TOP);
        merge(target, back, outside);
    }

    @Override
    void localWritten(int local) {
        current.write(local);
    }

    @Override
    void constructorCall() {
        // What comes of the object in a handler is seen when its code is.
    }

    @Override
    boolean hasSubroutines() {
        return true;
    }

    @Override
    boolean acceptsUninitialized(int opcode) {
        return opcode == Bytecodes.ASTORE || opcode == Bytecodes.INVOKESPECIAL || opcode == Bytecodes.IFNULL || opcode == Bytecodes.IFNONNULL;
    }
}
