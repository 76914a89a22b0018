package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Sockets named by paths: {@code struct sockaddr_un}. */
@NativesOf("sun/nio/ch/UnixDomainSockets")
final class UnixSockets {
    private static final int SOCK_STREAM_CLOEXEC = 1 | 0x8_0000;
    private static final int SOCK_CLOEXEC = 0x8_0000;
    private static final int PATH = 2;
    private static final int PATH_SIZE = 108;

    private UnixSockets() {}

    @Native("socket0()I")
    static int open(NativeCall c) {
        return SocketErrors.check(c, Posix.call("socket", SocketAddress.AF_UNIX, SOCK_STREAM_CLOEXEC, 0));
    }

    private static NativeBytes name(NativeCall c, @Oop long pathBytes) {
        byte[] path = pathBytes == 0 ? new byte[0] : GuestArrays.bytes(pathBytes);
        if (path.length >= PATH_SIZE) {
            throw c.exception("java/net/SocketException", "Unix domain path too long");
        }
        NativeBytes name = NativeBytes.ofSize(PATH + PATH_SIZE);
        RawMemory.putShort(name.address(), SocketAddress.AF_UNIX);
        RawMemory.copyFromArray(name.address() + PATH, path, 0, path.length);
        return name;
    }

    private static int size(@Oop long path) {
        int length = path == 0 ? 0 : GuestArrays.bytes(path).length;
        return length == 0 ? PATH : PATH + length + 1;
    }

    /** {@code bind0(socket, path)}. */
    @Native("bind0(Ljava/io/FileDescriptor;[B)V")
    static void bind(NativeCall c, @Oop long fd, @Oop long path) {
        try (NativeBytes name = name(c, path)) {
            SocketErrors.check(c, Posix.call("bind", fd(c, fd), name.address(), size(path)));
        }
    }

    /** {@code connect0(socket, path)}: 1 if connected. */
    @Native("connect0(Ljava/io/FileDescriptor;[B)I")
    static int connect(NativeCall c, @Oop long fd, @Oop long path) {
        try (NativeBytes name = name(c, path)) {
            int result = Posix.callIntBlocking(c.thread(), "connect", fd(c, fd), name.address(), size(path), 0, 0);
            if (result == -ErrorText.EINPROGRESS || result == -ErrorText.EAGAIN) {
                return Sockets.UNAVAILABLE;
            }
            if (result == -ErrorText.EINTR) {
                return Sockets.INTERRUPTED;
            }
            SocketErrors.check(c, result);
            return 1;
        }
    }

    /** {@code accept0(socket, new descriptor, paths)}: 1 if a connection was taken. */
    @Native("accept0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/lang/Object;)I")
    static int accept(NativeCall c, @Oop long file, OopArgument newfd, OopArgument array) {
        try (NativeBytes peer = NativeBytes.ofSize(PATH + PATH_SIZE); NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), PATH + PATH_SIZE);
            int fd = Posix.callIntBlocking(c.thread(), "accept4", fd(c, file), peer.address(), size.address(), SOCK_CLOEXEC, 0);
            if (fd == -ErrorText.EAGAIN) {
                return Sockets.UNAVAILABLE;
            }
            if (fd == -ErrorText.EINTR) {
                return Sockets.INTERRUPTED;
            }
            SocketErrors.check(c, fd);
            FileDescriptors.setNumber(newfd.nonNull(), fd);
            long path = c.objects().newBytes(c.thread(), path(peer, size));
            GuestArrays.setElement(array.oop(), 0, path);
            return 1;
        }
    }

    /** {@code localAddress0(socket)}: the path, empty if unnamed. */
    @Native("localAddress0(Ljava/io/FileDescriptor;)[B")
    static @Oop long localAddress(NativeCall c, @Oop long fd) {
        return address(c, fd(c, fd), "getsockname");
    }

    /** The path of a socket, empty if unnamed; {@code function} is {@code getsockname} or {@code getpeername}. */
    static long address(NativeCall c, int fd, String function) {
        try (NativeBytes name = NativeBytes.ofSize(PATH + PATH_SIZE); NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), PATH + PATH_SIZE);
            SocketErrors.check(c, Posix.call(function, fd, name.address(), size.address()));
            return c.objects().newBytes(c.thread(), path(name, size));
        }
    }

    private static byte[] path(NativeBytes name, NativeBytes size) {
        return RawMemory.getInt(size.address()) <= PATH ? new byte[0] : NativeBytes.cString(name.address() + PATH);
    }

    private static int fd(NativeCall c, @Oop long fd) {
        return FileDescriptors.number(c.nonNull(fd));
    }
}
