package org.stubarchive.natives.nio;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.Posix;

/** Reads and writes of channels: a length is in bytes, for vectors the number of blocks. */
final class ChannelIo {
    private ChannelIo() {}

    /** Number of a file descriptor. */
    static int fd(NativeCall c, @Oop long fd) {
        return FileDescriptors.number(c.nonNull(fd));
    }

    static long read(NativeCall c, @Oop long fd, long address, int len, String function) {
        return ChannelResults.ofRead(c, call(c, fd, address, len, function, 0));
    }

    static long read(NativeCall c, @Oop long fd, long address, int len, String function, long position) {
        return ChannelResults.ofRead(c, call(c, fd, address, len, function, position));
    }

    static long write(NativeCall c, @Oop long fd, long address, int len, String function) {
        return ChannelResults.ofOther(c, call(c, fd, address, len, function, 0));
    }

    static long write(NativeCall c, @Oop long fd, long address, int len, String function, long position) {
        return ChannelResults.ofOther(c, call(c, fd, address, len, function, position));
    }

    /** Closes a descriptor number; negative numbers are closed already. */
    static long close(NativeCall c, int fd) {
        if (fd >= 0) {
            int error = Posix.callIntBlocking(c.thread(), "close", fd, 0, 0, 0, 0);
            if (error < 0 && error != -ErrorText.EINTR) {
                throw FileDescriptors.failure(c, -error);
            }
        }
        return 0;
    }

    private static long call(NativeCall c, @Oop long fd, long address, int len, String function, long position) {
        return Posix.callBlocking(c.thread(), function, fd(c, fd), address, len, position, 0);
    }
}
