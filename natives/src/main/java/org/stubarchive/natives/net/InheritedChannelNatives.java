package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.InheritedChannel}: a socket that the process was started with as its standard input. The number of the file is argument 0. */
@NativesOf("sun/nio/ch/InheritedChannel")
final class InheritedChannelNatives {
    private static final int SOL_SOCKET = 1;
    private static final int SO_TYPE = 3;
    private static final int UNKNOWN = -1;
    /** Results of {@code soType0}; equal to {@code SOCK_STREAM} and {@code SOCK_DGRAM}. */
    private static final int STREAM = 1;
    private static final int DATAGRAM = 2;
    /** Results of {@code addressFamily}. */
    private static final int INET = 1;
    private static final int INET6 = 2;
    private static final int UNIX = 3;

    @Native("dup(I)I")
    static int dup(NativeCall c, int fd) {
        return FileDescriptors.check(c, Posix.call("dup", fd));
    }

    @Native("dup2(II)V")
    static void dup2(NativeCall c, int fd, int fd2) {
        FileDescriptors.check(c, Posix.call("dup2", fd, fd2));
    }

    @Native("close0(I)V")
    static void close0(NativeCall c, int fd) {
        FileDescriptors.check(c, Posix.callIntBlocking(c.thread(), "close", fd, 0, 0, 0, 0));
    }

    @Native("soType0(I)I")
    static int soType0(int fd) {
        return socketType(fd);
    }

    @Native("addressFamily(I)I")
    static int addressFamily(int fd) {
        return family(fd);
    }

    @Native("unixPeerAddress0(I)[B")
    static @Oop long unixPeerAddress0(NativeCall c, int fd) {
        return UnixSockets.address(c, fd, "getpeername");
    }

    @Native("peerPort0(I)I")
    static int peerPort0(int fd) {
        return peerPort(fd);
    }

    @Native("isConnected(I)Z")
    static boolean isConnected(int fd) {
        try (SocketAddress peer = new SocketAddress()) {
            return SocketNames.read(fd, "getpeername", peer) >= 0;
        }
    }

    @Native("open0(Ljava/lang/String;I)I")
    static int open(NativeCall c, @Oop long pathBytes, int oflag) {
        c.nonNull(pathBytes);
        try (NativeBytes path = NativeBytes.ofPath(c.text(pathBytes))) {
            return FileDescriptors.check(c, Posix.callIntBlocking(c.thread(), "open", path.address(), oflag, 0, 0, 0));
        }
    }

    private static int socketType(int fd) {
        try (FileStatus status = new FileStatus(); NativeBytes type = NativeBytes.ofSize(4); NativeBytes size = NativeBytes.ofSize(4)) {
            if (status.readOpen(fd) < 0 || !status.isType(FileStatus.S_IFSOCK)) {
                return UNKNOWN;
            }
            RawMemory.putInt(size.address(), 4);
            int result = Posix.call("getsockopt", fd, SOL_SOCKET, SO_TYPE, type.address(), size.address());
            int found = RawMemory.getInt(type.address());
            return result == 0 && (found == STREAM || found == DATAGRAM) ? found : UNKNOWN;
        }
    }

    private static int family(int fd) {
        try (SocketAddress local = new SocketAddress()) {
            if (SocketNames.read(fd, "getsockname", local) < 0) {
                return UNKNOWN;
            }
            return switch (local.family()) {
                case SocketAddress.AF_INET -> INET;
                case SocketAddress.AF_INET6 -> INET6;
                case SocketAddress.AF_UNIX -> UNIX;
                default -> UNKNOWN;
            };
        }
    }

    /** The peer of an internet socket, null if there is none. */
    @Native("inetPeerAddress0(I)Ljava/net/InetAddress;")
    static @Oop long peerAddress(NativeCall c, int fd) {
        try (SocketAddress peer = new SocketAddress()) {
            return SocketNames.read(fd, "getpeername", peer) >= 0 && peer.isInternet() ? peer.toInetAddress(c) : 0;
        }
    }

    private static int peerPort(int fd) {
        try (SocketAddress peer = new SocketAddress()) {
            return SocketNames.read(fd, "getpeername", peer) >= 0 && peer.isInternet() ? peer.port() : UNKNOWN;
        }
    }
}
