package org.stubarchive.vm.threads;

import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;

/** The fields of the guest's {@code java.lang.Thread} that the VM reads and writes. Offsets are set once, when the class is laid out. */
public final class ThreadObjects {
    private int eetop;
    private int threadStatus;
    private int interrupted;
    private int daemon;

    /** Sets the offsets of {@code eetop} (long), {@code threadStatus} (int), {@code interrupted} and {@code daemon} (boolean). */
    public void bind(int eetopOffset, int statusOffset, int interruptedOffset, int daemonOffset) {
        eetop = eetopOffset;
        threadStatus = statusOffset;
        interrupted = interruptedOffset;
        daemon = daemonOffset;
    }

    boolean isBound() {
        return eetop != 0;
    }

    /** Address of the thread block, 0 if the thread is not alive. */
    long block(long threadObject) {
        return RawMemory.getLong(threadObject + eetop);
    }

    void setBlock(long threadObject, long block) {
        RawMemory.putLong(threadObject + eetop, block);
    }

    /** Number of the guest thread, 0 if it is not alive. */
    int threadId(long threadObject) {
        long block = block(threadObject);
        return block == 0 ? 0 : RawMemory.getInt(block + ThreadBlockLayout.THREAD_ID);
    }

    int status(long threadObject) {
        return RawMemory.getInt(threadObject + threadStatus);
    }

    void setStatus(long threadObject, int status) {
        RawMemory.putInt(threadObject + threadStatus, status);
    }

    boolean isInterrupted(long threadObject) {
        return RawMemory.getByte(threadObject + interrupted) != 0;
    }

    void clearInterrupted(long threadObject) {
        RawMemory.putByte(threadObject + interrupted, (byte) 0);
    }

    boolean isDaemon(long threadObject) {
        return RawMemory.getByte(threadObject + daemon) != 0;
    }
}
