package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.CompiledFrameLayout;
import org.stubarchive.format.layout.EntryFrameLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.Method;

/**
 * A guest stack built frame by frame, from the oldest to the youngest, by a test. Every word has a value of its own, so that whoever takes a wrong
 * one is found out.
 */
public final class SyntheticStack {
    private static final int SIZE = 1 << 16;
    /** Where nothing was stored. */
    private static final long GARBAGE = 0x6761_7262_6167_6531L;
    private static final long NOT_CALLED = 0;

    private final long base = RawMemory.allocate(SIZE) + SIZE;
    private long sp = base;
    private long fp;
    private long argumentsEnd;
    private long returnPc = NOT_CALLED;

    /** An empty stack. */
    public SyntheticStack() {
        for (long at = base - SIZE; at < base; at += 8) {
            RawMemory.putLong(at, GARBAGE);
        }
    }

    private void push(long value) {
        sp -= 8;
        RawMemory.putLong(sp, value);
    }

    private void set(int offset, long value) {
        RawMemory.putLong(fp + offset, value);
    }

    /** Frame pointer of the youngest frame. */
    public long fp() {
        return fp;
    }

    /** Stack pointer. */
    public long sp() {
        return sp;
    }

    /** The runtime calls a method: the frame links to what was left before, if anything was. */
    public void entry(Method called) {
        long previousSp = fp == 0 ? 0 : sp;
        long previousFp = fp;
        fp = sp - EntryFrameLayout.SIZE & -16;
        sp = fp;
        set(EntryFrameLayout.PREVIOUS_SP, previousSp);
        set(EntryFrameLayout.PREVIOUS_FP, previousFp);
        set(EntryFrameLayout.MARKER, EntryFrameLayout.MARKER_VALUE);
        set(EntryFrameLayout.METHOD, called.address());
        argumentsEnd = sp;
    }

    /** The youngest frame, not an interpreted one, pushes arguments and calls. */
    public void call(long pc, long... arguments) {
        argumentsEnd = sp;
        for (long a : arguments) {
            push(a);
        }
        returnPc = pc;
    }

    /** The youngest frame, an interpreted one, pushes arguments, writes its call word and calls. */
    public void interpretedCall(long pc, int resultState, long... arguments) {
        set(InterpreterFrameLayout.CALL_WORD, sp | resultState);
        call(pc, arguments);
    }

    /** The youngest frame, an interpreted one, calls a stub that throws: what is on its stack stays its own. */
    public void interpretedThrow(long pc) {
        set(InterpreterFrameLayout.CALL_WORD, sp);
        call(pc);
    }

    private void header() {
        push(returnPc);
        push(fp);
        fp = sp;
    }

    /** Frame of a method with bytecodes, whose arguments were pushed last. */
    public void interpreted(Method m, int bci, long lockedObject, long[] extraLocals, long... operands) {
        long locals = argumentsEnd - 8;
        for (long local : extraLocals) {
            push(local);
        }
        header();
        push(m.address());
        push(locals);
        push(RawMemory.getLong(m.address() + MethodLayout.CP_CACHE));
        push(m.codeAddress() + bci);
        push(lockedObject);
        push(GARBAGE);
        for (long operand : operands) {
            push(operand);
        }
    }

    /** Frame of a native method, whose arguments were pushed last. */
    public void nativeFrame(Method m, long lockedObject) {
        long locals = argumentsEnd - 8;
        header();
        push(m.address());
        push(locals);
        push(0);
        push(0);
        push(lockedObject);
        push(0);
    }

    /** Frame of a stub with words below the frame pointer. */
    public void stub(long... words) {
        header();
        for (long word : words) {
            push(word);
        }
    }

    /** Frame of a compiled method with words below the original PC; its arguments are in registers. */
    public void compiled(int frameBytes, long... words) {
        header();
        push(0);
        for (long word : words) {
            push(word);
        }
        sp = fp - frameBytes;
        if ((frameBytes & CompiledFrameLayout.ALIGNMENT - 1) != 0) {
            throw new IllegalArgumentException("frame of " + frameBytes + " bytes");
        }
    }

    /** The youngest frame leaves to the runtime: gives the anchor. */
    public long leave(long pc) {
        push(pc);
        return sp;
    }
}
