package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.threads.JavaThread;

/**
 * A cursor over the frames of a thread as they lie on the stack, from the youngest to the oldest. A frame is found by a PC, which tells its kind,
 * and a frame pointer; the kind knows the rest. Of the calling thread, or of a stopped one; invalid once guest code has run, except for frames that
 * have not ended.
 */
public final class FrameCursor {
    private static final int WORD = InterpreterFrameLayout.SLOT;

    private final FrameKinds kinds;
    private final RegisterMap registers = new RegisterMap();
    private FrameKind kind;
    private long pc;
    private long fp;
    private long sp;
    private boolean top;

    /** Points at nothing; {@link #start} follows. */
    public FrameCursor(FrameKinds kinds) {
        this.kinds = kinds;
    }

    /** Points at the youngest frame of a thread; {@link #isEnd} if it has none. */
    public FrameCursor start(JavaThread thread) {
        if (thread.guestFp() == 0) {
            end();
        } else {
            startAt(thread.guestSp(), thread.guestFp());
        }
        return this;
    }

    /**
     * Points at a frame that has left to the runtime.
     *
     * @param anchor address of the word with the PC to resume at; the frame's own slots lie above
     * @throws IllegalStateException if no code is there
     */
    public void startAt(long anchor, long framePointer) {
        registers.clear();
        stand(RawMemory.getLong(anchor), framePointer);
        sp = anchor + WORD;
        top = true;
    }

    /** Points at the frame that a callee returns to. */
    void moveTo(long returnAddress, long framePointer) {
        stand(returnAddress, framePointer);
        sp = kind.stackPointerAtCall(this);
        top = false;
    }

    private void stand(long at, long framePointer) {
        pc = at;
        fp = framePointer;
        kind = kinds.of(at);
        if (kind == null) {
            throw new IllegalStateException("no code with frames at 0x" + Long.toHexString(at) + ", frame 0x" + Long.toHexString(framePointer));
        }
    }

    void end() {
        kind = null;
        fp = 0;
    }

    /** Whether all frames have been visited. */
    public boolean isEnd() {
        return kind == null;
    }

    /** Goes on to the caller. */
    public void toCaller() {
        kind.toCaller(this);
    }

    /** Another cursor, at the caller. */
    FrameCursor caller() {
        FrameCursor other = new FrameCursor(kinds);
        other.kind = kind;
        other.pc = pc;
        other.fp = fp;
        other.sp = sp;
        other.top = top;
        other.toCaller();
        return other;
    }

    /** Goes on to the caller and makes it the youngest frame of the thread. */
    public void drop(JavaThread t) {
        toCaller();
        RawMemory.putLong(sp - WORD, pc);
        t.setAnchor(sp - WORD, fp);
    }

    /** Kind of the frame. */
    public FrameKind kind() {
        return kind;
    }

    /** Where the frame's code goes on. */
    public long pc() {
        return pc;
    }

    /** Frame pointer. */
    public long fp() {
        return fp;
    }

    /** Lowest address that belongs to the frame: arguments of a call under way are below. */
    public long sp() {
        return sp;
    }

    /** Whether the frame has left to the runtime, rather than having called something. */
    public boolean isTop() {
        return top;
    }

    /** Where the values are that registers had when the frame made its call, as far as a callee has saved them. */
    public RegisterMap registers() {
        return registers;
    }

    @Override
    public String toString() {
        return kind == null ? "end of stack" : kind.label() + " frame 0x" + Long.toHexString(fp) + ", pc 0x" + Long.toHexString(pc);
    }
}
