package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Locks of file regions: {@code fcntl} with {@code struct flock}. */
final class FileRegions {
    /** Results of {@code lock0}. */
    private static final int NO_LOCK = -1;
    private static final int LOCKED = 0;
    private static final int INTERRUPTED = 2;

    private static final int F_SETLK = 6;
    private static final int F_SETLKW = 7;
    private static final short F_RDLCK = 0;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;
    private static final int FLOCK_SIZE = 32;

    private FileRegions() {}

    /** {@code lock0(file, blocking, position, size, shared)}. */
    static int lock(NativeCall c) {
        boolean blocking = c.booleanAt(1);
        int result = set(c, blocking ? F_SETLKW : F_SETLK, c.booleanAt(4) ? F_RDLCK : F_WRLCK, c.longAt(2), c.longAt(3));
        if (result >= 0) {
            return LOCKED;
        }
        if (!blocking && (result == -ErrorText.EAGAIN || result == -ErrorText.EACCES)) {
            return NO_LOCK;
        }
        if (result == -ErrorText.EINTR) {
            return INTERRUPTED;
        }
        return (int) ChannelResults.ofOther(c, result);
    }

    /** {@code release0(file, position, size)}. */
    static long release(NativeCall c) {
        return ChannelResults.ofOther(c, set(c, F_SETLK, F_UNLCK, c.longAt(1), c.longAt(2)));
    }

    private static int set(NativeCall c, int command, short type, long position, long size) {
        try (NativeBytes region = NativeBytes.ofSize(FLOCK_SIZE)) {
            RawMemory.putShort(region.address(), type);
            RawMemory.putLong(region.address() + 8, position);
            // A length of 0 means to the end, however far that moves.
            RawMemory.putLong(region.address() + 16, size == Long.MAX_VALUE ? 0 : size);
            return Posix.callIntBlocking(c.thread(), "fcntl", ChannelIo.fd(c), command, region.address(), 0, 0);
        }
    }
}
