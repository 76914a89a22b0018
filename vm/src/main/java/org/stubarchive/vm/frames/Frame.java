package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.EntryFrameLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/**
 * A cursor over the interpreter frames of a thread, from the youngest to the oldest. Entry frames are skipped: the cursor follows their links.
 */
public final class Frame {
    /** {@link #bci} of frames of native methods. */
    public static final int NATIVE_BCI = -1;

    private final long callStubReturn;
    private long fp;
    private long stackLimit;
    private boolean top;

    /** Points at nothing; {@link #start} follows. */
    public Frame(long callStubReturn) {
        this.callStubReturn = callStubReturn;
    }

    /** Points at the youngest frame of a thread; {@link #isEnd} if it has none. */
    public Frame start(JavaThread thread) {
        fp = thread.guestFp();
        stackLimit = thread.guestSp() + InterpreterFrameLayout.SLOT;
        top = true;
        if (fp != 0 && fp == thread.entryFp()) {
            followEntry(fp);
        }
        return this;
    }

    /** Whether all frames have been visited. */
    public boolean isEnd() {
        return fp == 0;
    }

    /** Goes on to the caller. */
    public void next() {
        long callerFp = RawMemory.getLong(fp + InterpreterFrameLayout.CALLER_FP);
        boolean entry = RawMemory.getLong(fp + InterpreterFrameLayout.RETURN_ADDRESS) == callStubReturn;
        stackLimit = locals() + InterpreterFrameLayout.SLOT;
        fp = callerFp;
        top = false;
        if (entry) {
            followEntry(callerFp);
        }
    }

    private void followEntry(long entryFp) {
        if (RawMemory.getLong(entryFp + EntryFrameLayout.MARKER) != EntryFrameLayout.MARKER_VALUE) {
            throw new IllegalStateException("no entry frame at 0x" + Long.toHexString(entryFp));
        }
        long sp = RawMemory.getLong(entryFp + EntryFrameLayout.PREVIOUS_SP);
        fp = sp == 0 ? 0 : RawMemory.getLong(entryFp + EntryFrameLayout.PREVIOUS_FP);
        stackLimit = sp + InterpreterFrameLayout.SLOT;
        top = true;
    }

    /** Frame pointer. */
    public long fp() {
        return fp;
    }

    /** Lowest address of an expression stack slot that counts as part of this frame. */
    public long stackLimit() {
        return stackLimit;
    }

    /** Whether the frame asked the runtime for something, rather than having called another method. */
    public boolean isTop() {
        return top;
    }

    /** Whether the caller of this frame is the runtime. */
    public boolean isFirst() {
        return RawMemory.getLong(fp + InterpreterFrameLayout.RETURN_ADDRESS) == callStubReturn;
    }

    /** Address of the method. */
    public long methodAddress() {
        return RawMemory.getLong(fp + InterpreterFrameLayout.METHOD);
    }

    /** The method. */
    public Method method() {
        return Method.at(methodAddress());
    }

    /** Index of the bytecode being executed: of the invoke if the frame has called a method; {@link #NATIVE_BCI} for native methods. */
    public int bci() {
        long bcp = RawMemory.getLong(fp + InterpreterFrameLayout.BCP);
        return bcp == 0 ? NATIVE_BCI : (int) (bcp - RawMemory.getLong(methodAddress() + MethodLayout.CODE));
    }

    /** Sets the bytecode to be executed. */
    public void setBci(int bci) {
        RawMemory.putLong(fp + InterpreterFrameLayout.BCP, RawMemory.getLong(methodAddress() + MethodLayout.CODE) + bci);
    }

    /** Address of local 0. */
    public long locals() {
        return RawMemory.getLong(fp + InterpreterFrameLayout.LOCALS);
    }

    /** Address of a local variable's slot. */
    public long localSlot(int index) {
        return locals() - (long) index * InterpreterFrameLayout.SLOT;
    }

    /** A local variable that holds a reference. */
    public long localReference(int index) {
        return RawMemory.getLong(localSlot(index));
    }

    /** Address of an expression stack slot, 0 being the bottom. */
    public long stackSlot(int index) {
        return fp + InterpreterFrameLayout.FIRST_STACK_SLOT - (long) index * InterpreterFrameLayout.SLOT;
    }

    /** Address of the slot that holds the object locked by a synchronized method, or 0. */
    public long lockedObjectSlot() {
        return fp + InterpreterFrameLayout.LOCKED_OBJECT;
    }

    /** Frame pointer of the caller, which may be an entry frame. */
    public long callerFp() {
        return RawMemory.getLong(fp + InterpreterFrameLayout.CALLER_FP);
    }

    /** Stack pointer that {@code GUEST_SP} must have for the caller to be the top frame once this frame is gone. */
    public long callerAnchorSp() {
        return locals();
    }
}
