package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Local and remote addresses of sockets. */
final class SocketNames {
    private SocketNames() {}

    /** Port; {@code function} is {@code getsockname} or {@code getpeername}. */
    static int port(NativeCall c, @Oop long fd, String function) {
        try (SocketAddress name = read(c, fd, function)) {
            return name.port();
        }
    }

    /** Address as a new {@code InetAddress}. */
    static long address(NativeCall c, @Oop long fd, String function) {
        try (SocketAddress name = read(c, fd, function)) {
            return name.toInetAddress(c);
        }
    }

    private static SocketAddress read(NativeCall c, @Oop long fd, String function) {
        SocketAddress name = new SocketAddress();
        int result = read(FileDescriptors.number(c.nonNull(fd)), function, name);
        if (result < 0) {
            name.close();
            throw SocketErrors.exception(c, -result);
        }
        return name;
    }

    /** Stores the name of a socket, which may be longer than the structure. Gives 0 or a negative error number. */
    static int read(int fd, String function, SocketAddress name) {
        try (NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), SocketAddress.SIZE6);
            return Posix.call(function, fd, name.address(), size.address());
        }
    }
}
