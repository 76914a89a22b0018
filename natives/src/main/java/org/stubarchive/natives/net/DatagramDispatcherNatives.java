package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.DatagramDispatcher}: connected datagram sockets. */
public final class DatagramDispatcherNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "read0(Ljava/io/FileDescriptor;JI)I",
        "readv0(Ljava/io/FileDescriptor;JI)J",
        "write0(Ljava/io/FileDescriptor;JI)I",
        "writev0(Ljava/io/FileDescriptor;JI)J",
        "dup0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V",
    };

    /** The natives. */
    public DatagramDispatcherNatives() {
        super("sun/nio/ch/DatagramDispatcher", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // read0(Ljava/io/FileDescriptor;JI)I
                return transfer(c, "read");
            case 1: // readv0(Ljava/io/FileDescriptor;JI)J
                return transfer(c, "readv");
            case 2: // write0(Ljava/io/FileDescriptor;JI)I
                return transfer(c, "write");
            case 3: // writev0(Ljava/io/FileDescriptor;JI)J
                return transfer(c, "writev");
            case 4: // dup0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V
                return duplicate(c);
            default:
                throw noSuchNative(index);
        }
    }

    /** Makes the second descriptor stand for the socket of the first. */
    private static long duplicate(NativeCall c) {
        int error = Posix.call("dup2", FileDescriptors.number(c.nonNullAt(0)), FileDescriptors.number(c.nonNullAt(1)));
        if (error < 0) {
            throw FileDescriptors.failure(c, -error);
        }
        return 0;
    }

    private static long transfer(NativeCall c, String function) {
        int fd = FileDescriptors.number(c.nonNullAt(0));
        return Datagrams.result(c, Posix.callBlocking(c.thread(), function, fd, c.longAt(1), c.intAt(2), 0, 0));
    }
}
