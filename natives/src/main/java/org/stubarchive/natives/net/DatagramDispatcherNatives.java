package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.DatagramDispatcher}: connected datagram sockets. */
@NativesOf("sun/nio/ch/DatagramDispatcher")
final class DatagramDispatcherNatives {
    @Native("read0(Ljava/io/FileDescriptor;JI)I")
    static int read0(NativeCall c, @Oop long fd, long address, int len) {
        return (int) transfer(c, fd, address, len, "read");
    }

    @Native("readv0(Ljava/io/FileDescriptor;JI)J")
    static long readv0(NativeCall c, @Oop long fd, long address, int len) {
        return transfer(c, fd, address, len, "readv");
    }

    @Native("write0(Ljava/io/FileDescriptor;JI)I")
    static int write0(NativeCall c, @Oop long fd, long address, int len) {
        return (int) transfer(c, fd, address, len, "write");
    }

    @Native("writev0(Ljava/io/FileDescriptor;JI)J")
    static long writev0(NativeCall c, @Oop long fd, long address, int len) {
        return transfer(c, fd, address, len, "writev");
    }

    /** Makes the second descriptor stand for the socket of the first. */
    @Native(value = "dup0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V", first = 25)
    static void duplicate(NativeCall c, @Oop long fd1, @Oop long fd2) {
        int error = Posix.call("dup2", FileDescriptors.number(c.nonNull(fd1)), FileDescriptors.number(c.nonNull(fd2)));
        if (error < 0) {
            throw FileDescriptors.failure(c, -error);
        }
    }

    private static long transfer(NativeCall c, @Oop long file, long address, int len, String function) {
        int fd = FileDescriptors.number(c.nonNull(file));
        return Datagrams.result(c, Posix.callBlocking(c.thread(), function, fd, address, len, 0, 0));
    }
}
