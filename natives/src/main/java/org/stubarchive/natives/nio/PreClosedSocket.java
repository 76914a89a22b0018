package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/**
 * A socket whose other end is closed. It takes the place of a file that is about to be closed, so that threads in the middle of an
 * operation on it see the end of a stream, and the number is not given to another file meanwhile.
 */
final class PreClosedSocket {
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 0x8_0000;

    private int fd = -1;

    /** Puts the socket in place of a file. */
    void replace(NativeCall c, int number) {
        if (fd < 0) {
            fd = open(c);
        }
        ChannelResults.ofOther(c, Posix.call("dup2", fd, number));
    }

    private static int open(NativeCall c) {
        try (NativeBytes pair = NativeBytes.ofSize(8)) {
            ChannelResults.ofOther(c, Posix.call("socketpair", AF_UNIX, SOCK_STREAM_CLOEXEC, 0, pair.address()));
            Posix.call("close", RawMemory.getInt(pair.address() + 4));
            return RawMemory.getInt(pair.address());
        }
    }
}
