package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Waits until a socket is ready. */
@NativesOf("sun/nio/ch/Net")
final class SocketPolls {
    private static final int POLLOUT = 4;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;

    private SocketPolls() {}

    /** {@code poll(socket, events, timeout)}: what is ready; 0 when time is up or a signal came. */
    @Native("poll(Ljava/io/FileDescriptor;IJ)I")
    static int poll(NativeCall c, @Oop long fd, int events, long timeout) {
        try (NativeBytes entry = NativeBytes.ofSize(8)) {
            RawMemory.putInt(entry.address(), FileDescriptors.number(c.nonNull(fd)));
            RawMemory.putShort(entry.address() + 4, (short) events);
            int millis = (int) Math.max(-1, Math.min(timeout, Integer.MAX_VALUE));
            int n = Posix.callIntBlocking(c.thread(), "poll", entry.address(), 1, millis, 0, 0);
            if (n == -ErrorText.EINTR) {
                return 0;
            }
            SocketErrors.check(c, n);
            return n == 0 ? 0 : RawMemory.getShort(entry.address() + 6);
        }
    }

    /** {@code pollConnect(socket, timeout)}: whether a connection that was begun is complete; throws what it ended with. */
    @Native("pollConnect(Ljava/io/FileDescriptor;J)Z")
    static boolean isConnected(NativeCall c, OopArgument fd, long timeout) {
        if (poll(c, fd.oop(), POLLOUT, timeout) == 0) {
            return false;
        }
        checkError(c, FileDescriptors.number(fd.nonNull()));
        return true;
    }

    /** Throws the error that a connection which was begun has ended with, if there is one. */
    static void checkError(NativeCall c, int fd) {
        try (NativeBytes error = NativeBytes.ofSize(4); NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), 4);
            SocketErrors.check(c, Posix.call("getsockopt", fd, SOL_SOCKET, SO_ERROR, error.address(), size.address()));
            SocketErrors.check(c, -RawMemory.getInt(error.address()));
        }
    }
}
