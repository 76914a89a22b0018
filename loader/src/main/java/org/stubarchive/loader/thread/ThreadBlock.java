package org.stubarchive.loader.thread;

import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeMemory;

/** The thread block of one guest thread: native memory laid out by {@link ThreadBlockLayout}. */
public final class ThreadBlock implements AutoCloseable {
    private static final int MAX_THREAD_ID = 0xFFFF;

    private final long address;
    private boolean open = true;

    private ThreadBlock(long address) {
        this.address = address;
    }

    /**
     * Allocates a block; stack bounds and thread number are set, everything else is 0.
     *
     * @param threadId guest thread number, 1..65535
     * @param stack stack of the thread
     * @param vmVariables address of the VM variables
     */
    public static ThreadBlock allocate(int threadId, GuestStack stack, long vmVariables) {
        if (threadId < 1 || threadId > MAX_THREAD_ID) {
            throw new IllegalArgumentException("thread number " + threadId + ", expected 1.." + MAX_THREAD_ID);
        }
        long address = NativeMemory.allocate(NativeMemory.roundToPages(ThreadBlockLayout.SIZE));
        RawMemory.putLong(address + ThreadBlockLayout.SELF, address);
        RawMemory.putLong(address + ThreadBlockLayout.STACK_LIMIT, stack.limit());
        RawMemory.putLong(address + ThreadBlockLayout.STACK_BASE, stack.base());
        RawMemory.putLong(address + ThreadBlockLayout.GUEST_SP, stack.base());
        RawMemory.putInt(address + ThreadBlockLayout.THREAD_ID, threadId);
        RawMemory.putLong(address + ThreadBlockLayout.LOCK_OWNER_BITS, (long) threadId << MarkWord.OWNER_SHIFT);
        RawMemory.putLong(address + ThreadBlockLayout.VM_VARIABLES, vmVariables);
        return new ThreadBlock(address);
    }

    /** Address of the block. */
    public long address() {
        return address;
    }

    /** Unmaps the block. */
    @Override
    public void close() {
        if (open) {
            open = false;
            NativeMemory.release(address, NativeMemory.roundToPages(ThreadBlockLayout.SIZE));
        }
    }
}
