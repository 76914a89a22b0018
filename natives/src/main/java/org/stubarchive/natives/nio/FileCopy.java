package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Copies of whole files. */
final class FileCopy {
    private static final int BUFFER_SIZE = 1 << 17;
    private static final int PIECE = 1 << 20;
    private static final int ECANCELED = 125;
    private static final int ENOSYS = 38;

    private FileCopy() {}

    /** Copies to the end of the source through a buffer of its own; {@code cancel} is the address of an int that asks to stop, or 0. */
    static long copy(NativeCall c, int target, int source, long cancel) {
        try (NativeBytes buffer = NativeBytes.ofSize(BUFFER_SIZE)) {
            return buffered(c, target, source, buffer.address(), BUFFER_SIZE, cancel);
        }
    }

    /** Copies to the end of the source through the given buffer. */
    static long buffered(NativeCall c, int target, int source, long buffer, int size, long cancel) {
        while (true) {
            long read = repeat(c, "read", source, buffer, size);
            if (read == 0) {
                return 0;
            }
            checkCancelled(c, cancel);
            for (long done = 0; done < read;) {
                done += repeat(c, "write", target, buffer + done, read - done);
            }
        }
    }

    /**
     * Copies to the end of the source in the kernel.
     *
     * @return 0, or {@link ChannelResults#UNSUPPORTED_CASE} if nothing was copied because the kernel cannot copy between these two
     */
    static long direct(NativeCall c, int dst, int src, long cancel) {
        long copied = 0;
        while (true) {
            long n = Posix.callBlocking(c.thread(), "sendfile", dst, src, 0, PIECE, 0);
            if (copied == 0 && (n == -ErrorText.EINVAL || n == -ENOSYS)) {
                return ChannelResults.UNSUPPORTED_CASE;
            }
            if (n == 0) {
                return 0;
            }
            if (n != -ErrorText.EINTR) {
                copied += UnixErrors.check(c, n);
            }
            checkCancelled(c, cancel);
        }
    }

    private static void checkCancelled(NativeCall c, long cancel) {
        if (cancel != 0 && RawMemory.getIntVolatile(cancel) != 0) {
            throw UnixErrors.exception(c, ECANCELED);
        }
    }

    private static long repeat(NativeCall c, String function, int fd, long address, long length) {
        long n;
        do {
            n = Posix.callBlocking(c.thread(), function, fd, address, length, 0, 0);
        } while (n == -ErrorText.EINTR);
        return UnixErrors.check(c, n);
    }
}
