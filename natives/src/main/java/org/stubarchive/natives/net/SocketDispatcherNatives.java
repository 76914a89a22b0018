package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.SocketDispatcher}. */
public final class SocketDispatcherNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "read0(Ljava/io/FileDescriptor;JI)I",
        "readv0(Ljava/io/FileDescriptor;JI)J",
        "write0(Ljava/io/FileDescriptor;JI)I",
        "writev0(Ljava/io/FileDescriptor;JI)J",
    };
    private static final int END = -1;

    /** The natives. */
    public SocketDispatcherNatives() {
        super("sun/nio/ch/SocketDispatcher", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // read0(Ljava/io/FileDescriptor;JI)I
                return read(c, "read");
            case 1: // readv0(Ljava/io/FileDescriptor;JI)J
                return read(c, "readv");
            case 2: // write0(Ljava/io/FileDescriptor;JI)I
                return write(c, "write");
            case 3: // writev0(Ljava/io/FileDescriptor;JI)J
                return write(c, "writev");
            default:
                throw noSuchNative(index);
        }
    }

    private static long read(NativeCall c, String function) {
        long n = transfer(c, function);
        if (n == -ErrorText.ECONNRESET) {
            throw c.exception("sun/net/ConnectionResetException", "Connection reset");
        }
        return n == 0 ? END : result(c, n);
    }

    private static long write(NativeCall c, String function) {
        return result(c, transfer(c, function));
    }

    private static long transfer(NativeCall c, String function) {
        int fd = FileDescriptors.number(c.nonNullAt(0));
        return Posix.callBlocking(c.thread(), function, fd, c.longAt(1), c.intAt(2), 0, 0);
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
