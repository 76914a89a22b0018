package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Locks of file regions: {@code fcntl} with {@code struct flock}. */
@NativesOf({"sun/nio/ch/FileDispatcherImpl", "sun/nio/ch/UnixFileDispatcherImpl"})
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
    @Native("lock0(Ljava/io/FileDescriptor;ZJJZ)I")
    static int lock(NativeCall c, @Oop long fd, boolean blocking, long pos, long size, boolean shared) {
        int result = set(c, fd, blocking ? F_SETLKW : F_SETLK, shared ? F_RDLCK : F_WRLCK, pos, size);
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
    @Native("release0(Ljava/io/FileDescriptor;JJ)V")
    static void release(NativeCall c, @Oop long fd, long pos, long size) {
        ChannelResults.ofOther(c, set(c, fd, F_SETLK, F_UNLCK, pos, size));
    }

    private static int set(NativeCall c, @Oop long fd, int command, short type, long position, long size) {
        try (NativeBytes region = NativeBytes.ofSize(FLOCK_SIZE)) {
            RawMemory.putShort(region.address(), type);
            RawMemory.putLong(region.address() + 8, position);
            // A length of 0 means to the end, however far that moves.
            RawMemory.putLong(region.address() + 16, size == Long.MAX_VALUE ? 0 : size);
            return Posix.callIntBlocking(c.thread(), "fcntl", ChannelIo.fd(c, fd), command, region.address(), 0, 0);
        }
    }
}
