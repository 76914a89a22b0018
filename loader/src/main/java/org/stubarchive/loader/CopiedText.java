package org.stubarchive.loader;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.os.OsException;

/**
 * Memory of text that is written here instead of being mapped from an archive.
 *
 * <p>It is shared memory with two views while it is written: read and write anywhere, then read and execute at its place; the first goes away when the
 * second is made. The memory has no more bytes than the text that is in it, so a limit on the size of files (RLIMIT_FSIZE) allows for it as long as
 * it allows files of that size. Where the system has no shared memory for us, text is private memory that is writable first and executable then, never both.
 *
 * <p>Not safe for use by several threads.
 */
final class CopiedText {
    private static final String NAME = "stubarchive-code";

    private int fd = -1;
    private boolean shared = true;
    private long size;
    private long view;

    /**
     * Memory to write text to that will be executed at an address. {@link #publish} has to follow before the next call.
     *
     * @param address start of a page in the reservation
     * @param length bytes of text
     * @return where to write it
     * @throws OsException if the system refuses
     */
    long begin(long address, int length) {
        long bytes = NativeMemory.roundToPages(length);
        if (shared) {
            try {
                if (fd < 0) {
                    fd = NativeMemory.createShared(NAME);
                }
                NativeMemory.resizeShared(fd, size + bytes);
                view = NativeMemory.mapShared(fd, size, bytes, Libc.PROT_READ | Libc.PROT_WRITE);
                return view;
            } catch (OsException e) {
                // Limits on files and descriptors, or a policy; private memory has other limits.
                shared = false;
            }
        }
        NativeMemory.commit(address, bytes);
        return address;
    }

    /** Makes what was written executable at its address. */
    void publish(long address, int length) {
        long bytes = NativeMemory.roundToPages(length);
        if (shared) {
            try {
                NativeMemory.mapSharedAt(fd, size, address, bytes, Libc.PROT_READ | Libc.PROT_EXEC);
                size += bytes;
            } catch (OsException e) {
                // A policy may forbid to execute shared memory.
                shared = false;
                NativeMemory.reserveAgain(address, bytes);
                NativeMemory.commit(address, bytes);
                RawMemory.copy(view, address, bytes);
                NativeMemory.protect(address, bytes, Libc.PROT_READ | Libc.PROT_EXEC);
            }
            NativeMemory.release(view, bytes);
        } else {
            NativeMemory.protect(address, bytes, Libc.PROT_READ | Libc.PROT_EXEC);
        }
    }

    /** Gives the descriptor back. Text stays until its place is unmapped. */
    void close() {
        if (fd >= 0) {
            Libc.close(fd);
            fd = -1;
        }
    }
}
