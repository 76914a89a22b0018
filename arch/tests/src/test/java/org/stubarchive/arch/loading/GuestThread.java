package org.stubarchive.arch.loading;

import org.stubarchive.format.layout.EntryFrameLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.thread.GuestStack;
import org.stubarchive.loader.thread.ThreadBlock;

/** A guest thread of a test. */
final class GuestThread implements AutoCloseable {
    /** Bytes above what a test puts on the stack. */
    private static final int TOP = 64;

    private final GuestStack stack = GuestStack.allocate(GuestStack.MIN_SIZE);
    private final ThreadBlock block = ThreadBlock.allocate(1, stack, 0);

    long block() {
        return block.address();
    }

    /** Starts at a PC with an empty stack; gives the request with which the code leaves. */
    int start(long pc) {
        return start(pc, 0);
    }

    /** Starts at a PC with an entry frame on the stack, to which callers set the stack pointer after a call. */
    int startAtEntryFrame(long pc) {
        return start(pc, stack.base() - TOP - EntryFrameLayout.SIZE);
    }

    private int start(long pc, long fp) {
        long sp = (fp == 0 ? stack.base() - TOP : fp) - 8;
        RawMemory.putLong(sp, pc);
        RawMemory.putLong(block() + ThreadBlockLayout.GUEST_SP, sp);
        RawMemory.putLong(block() + ThreadBlockLayout.GUEST_FP, fp);
        return resume(0);
    }

    /** Resumes behind the leave. */
    int resume(long result) {
        RawMemory.putLong(block() + ThreadBlockLayout.RESULT, result);
        RawMemory.putInt(block() + ThreadBlockLayout.REQUEST, 0);
        GeneratedCode.enter(block());
        return RawMemory.getInt(block() + ThreadBlockLayout.REQUEST);
    }

    long argument(int index) {
        return RawMemory.getLong(block() + ThreadBlockLayout.ARGUMENTS + 8L * index);
    }

    long crash(int field) {
        return RawMemory.getLong(block() + field);
    }

    /** Forgets a crash, so that the next one is recorded. */
    void forgetCrash() {
        RawMemory.putLong(block() + ThreadBlockLayout.CRASH_SIGNAL, 0);
    }

    @Override
    public void close() {
        block.close();
        stack.close();
    }
}
