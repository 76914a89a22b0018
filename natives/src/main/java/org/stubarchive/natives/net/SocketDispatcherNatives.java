package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.SocketDispatcher}. */
@NativesOf("sun/nio/ch/SocketDispatcher")
final class SocketDispatcherNatives {
    private static final int END = -1;

    @Native("read0(Ljava/io/FileDescriptor;JI)I")
    static int read0(NativeCall c, @Oop long fd, long address, int len) {
        return (int) read(c, fd, address, len, "read");
    }

    @Native("readv0(Ljava/io/FileDescriptor;JI)J")
    static long readv0(NativeCall c, @Oop long fd, long address, int len) {
        return read(c, fd, address, len, "readv");
    }

    @Native(value = "write0(Ljava/io/FileDescriptor;JI)I", first = 25)
    static int write0(NativeCall c, @Oop long fd, long address, int len) {
        return (int) write(c, fd, address, len, "write");
    }

    @Native(value = "writev0(Ljava/io/FileDescriptor;JI)J", first = 25)
    static long writev0(NativeCall c, @Oop long fd, long address, int len) {
        return write(c, fd, address, len, "writev");
    }

    private static long read(NativeCall c, @Oop long fd, long address, int len, String function) {
        long n = transfer(c, fd, address, len, function);
        if (n == -ErrorText.ECONNRESET) {
            throw c.exception("sun/net/ConnectionResetException", "Connection reset");
        }
        return n == 0 ? END : result(c, n);
    }

    private static long write(NativeCall c, @Oop long fd, long address, int len, String function) {
        return result(c, transfer(c, fd, address, len, function));
    }

    private static long transfer(NativeCall c, @Oop long file, long address, int len, String function) {
        int fd = FileDescriptors.number(c.nonNull(file));
        return Posix.callBlocking(c.thread(), function, fd, address, len, 0, 0);
    }

    private static long result(NativeCall c, long n) {
        if (n >= 0) {
            return n;
        }
        if (n == -ErrorText.EAGAIN) {
            return Sockets.UNAVAILABLE;
        }
        if (n == -ErrorText.EINTR) {
            return Sockets.INTERRUPTED;
        }
        throw FileDescriptors.failure(c, (int) -n);
    }
}
