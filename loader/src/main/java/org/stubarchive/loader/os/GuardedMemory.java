package org.stubarchive.loader.os;

import java.util.Arrays;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Reads memory that may not be there, or no longer: of pages that are not mapped, may not be read, or lie behind the end of a file that became shorter. The kernel copies, and says
 * {@code EFAULT} where a load would raise a signal. For reports: each read is a system call or two.
 *
 * <p>Not thread-safe.
 */
public final class GuardedMemory implements AutoCloseable {
    private static final int WORD = 8;
    private static final int PIECE = 4096;

    private final int fd;
    private final long buffer = RawMemory.allocate(PIECE);

    /** Calls of the C library go through the host's own code from now on, as generated code may be what cannot be read. */
    public GuardedMemory() {
        NativeCall.unbind();
        fd = Libc.memfdCreate("stubarchive-report", Libc.MFD_CLOEXEC);
    }

    /**
     * Reads a word.
     *
     * @param word receives it in element 0
     * @return whether it can be read
     */
    public boolean read(long address, long[] word) {
        if (!copy(address, WORD)) {
            return false;
        }
        word[0] = RawMemory.getLong(buffer);
        return true;
    }

    /**
     * Reads bytes.
     *
     * @param bytes receives those that can be read; others stay as they are
     * @param readable receives for each byte whether it was read
     */
    public void read(long address, byte[] bytes, boolean[] readable) {
        for (int from = 0; from < bytes.length;) {
            int length = (int) Math.min(bytes.length - from, PIECE - (address + from & PIECE - 1));
            if (copy(address + from, length)) {
                RawMemory.copyToArray(buffer, bytes, from, length);
                Arrays.fill(readable, from, from + length, true);
            }
            from += length;
        }
    }

    private boolean copy(long address, int length) {
        return fd >= 0 && Libc.pwrite(fd, address, length, 0) == length && Libc.pread(fd, buffer, length, 0) == length;
    }

    @Override
    public void close() {
        if (fd >= 0) {
            Libc.close(fd);
        }
        RawMemory.free(buffer);
    }
}
