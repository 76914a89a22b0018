package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.InheritedChannel}: a socket that the process was started with as its standard input. The number of the file is argument 0. */
public final class InheritedChannelNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "dup(I)I",
        "dup2(II)V",
        "open0(Ljava/lang/String;I)I",
        "close0(I)V",
        "soType0(I)I",
        "addressFamily(I)I",
        "inetPeerAddress0(I)Ljava/net/InetAddress;",
        "unixPeerAddress0(I)[B",
        "peerPort0(I)I",
        "isConnected(I)Z",
        "peerAddress0(I)Ljava/net/InetAddress;",
    };
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

    /** The natives. */
    public InheritedChannelNatives() {
        super("sun/nio/ch/InheritedChannel", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // dup(I)I
                return FileDescriptors.check(c, Posix.call("dup", c.intAt(0)));
            case 1: // dup2(II)V
                return FileDescriptors.check(c, Posix.call("dup2", c.intAt(0), c.intAt(1)));
            case 2: // open0(Ljava/lang/String;I)I
                return open(c);
            case 3: // close0(I)V
                return FileDescriptors.check(c, Posix.callIntBlocking(c.thread(), "close", c.intAt(0), 0, 0, 0, 0));
            case 4: // soType0(I)I
                return socketType(c.intAt(0));
            case 5: // addressFamily(I)I
                return family(c.intAt(0));
            case 6: // inetPeerAddress0(I)Ljava/net/InetAddress;
            case 10: // peerAddress0(I)Ljava/net/InetAddress;
                return peerAddress(c);
            case 7: // unixPeerAddress0(I)[B
                return UnixSockets.address(c, c.intAt(0), "getpeername");
            case 8: // peerPort0(I)I
                return peerPort(c.intAt(0));
            case 9: // isConnected(I)Z
                try (SocketAddress peer = new SocketAddress()) {
                    return bits(SocketNames.read(c.intAt(0), "getpeername", peer) >= 0);
                }
            default:
                throw noSuchNative(index);
        }
    }

    private static int open(NativeCall c) {
        c.nonNullAt(0);
        try (NativeBytes path = NativeBytes.ofPath(c.stringAt(0))) {
            return FileDescriptors.check(c, Posix.callIntBlocking(c.thread(), "open", path.address(), c.intAt(1), 0, 0, 0));
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
    private static long peerAddress(NativeCall c) {
        try (SocketAddress peer = new SocketAddress()) {
            return SocketNames.read(c.intAt(0), "getpeername", peer) >= 0 && peer.isInternet() ? peer.toInetAddress(c) : 0;
        }
    }

    private static int peerPort(int fd) {
        try (SocketAddress peer = new SocketAddress()) {
            return SocketNames.read(fd, "getpeername", peer) >= 0 && peer.isInternet() ? peer.port() : UNKNOWN;
        }
    }
}
