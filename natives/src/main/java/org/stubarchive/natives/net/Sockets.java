package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Internet sockets: from their creation to their end. */
@NativesOf("sun/nio/ch/Net")
final class Sockets {
    /** Codes of {@code sun.nio.ch.IOStatus}. */
    static final int UNAVAILABLE = -2;
    static final int INTERRUPTED = -3;

    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x8_0000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_REUSEADDR = 2;
    private static final int IPPROTO_IP = 0;
    private static final int IP_MULTICAST_ALL = 49;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_V6ONLY = 26;
    private static final int IPV6_MULTICAST_HOPS = 18;
    private static final int IPV6_MULTICAST_ALL = 29;
    private static final int FIONREAD = 0x541B;
    private static final int MSG_OOB = 1;
    private static final int MSG_NOSIGNAL = 0x4000;

    private static Boolean ipv6;

    private Sockets() {}

    /** Whether sockets are to be of the IPv6 family: the system has it, and the program does not refuse it. */
    static boolean isIpv6Available(NativeCall c) {
        if (ipv6 == null) {
            boolean refused = "true".equals(c.vm().options().systemProperties().get("java.net.preferIPv4Stack"));
            ipv6 = !refused && isSupported();
        }
        return ipv6;
    }

    /** Whether the system has sockets of the IPv4 family. */
    static boolean isIpv4Available() {
        return canOpen(SocketAddress.AF_INET);
    }

    private static boolean isSupported() {
        return canOpen(SocketAddress.AF_INET6) && new java.io.File("/proc/net/if_inet6").exists();
    }

    private static boolean canOpen(int family) {
        int fd = Posix.call("socket", family, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (fd < 0) {
            return false;
        }
        Posix.call("close", fd);
        return true;
    }

    /** A new socket, ready to be bound. */
    static int open(NativeCall c, boolean preferIpv6, boolean stream, boolean reuse) {
        boolean six = preferIpv6 && isIpv6Available(c);
        int type = (stream ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC;
        int fd = SocketErrors.check(c, Posix.call("socket", six ? SocketAddress.AF_INET6 : SocketAddress.AF_INET, type, 0));
        if (six) {
            SocketOptions.put(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0);
        }
        if (reuse) {
            SocketOptions.put(fd, SOL_SOCKET, SO_REUSEADDR, 1);
        }
        if (!stream) {
            SocketOptions.put(fd, IPPROTO_IP, IP_MULTICAST_ALL, 0);
            if (six) {
                SocketOptions.put(fd, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 1);
                SocketOptions.put(fd, IPPROTO_IPV6, IPV6_MULTICAST_ALL, 0);
            }
        }
        return fd;
    }

    private static int fd(OopArgument argument) {
        return FileDescriptors.number(argument.nonNull());
    }

    /** {@code bind0(socket, preferIPv6, exclusive, address, port)}. */
    @Native("bind0(Ljava/io/FileDescriptor;ZZLjava/net/InetAddress;I)V")
    static void bind(NativeCall c, OopArgument fd, boolean preferIPv6, boolean useExclBind, @Oop long addr, int port) {
        try (SocketAddress a = SocketAddress.of(c.nonNull(addr), port, preferIPv6 && isIpv6Available(c))) {
            SocketErrors.check(c, Posix.call("bind", fd(fd), a.address(), a.size()));
        }
    }

    /** {@code listen(socket, backlog)}. */
    @Native("listen(Ljava/io/FileDescriptor;I)V")
    static void listen(NativeCall c, OopArgument fd, int backlog) {
        SocketErrors.check(c, Posix.call("listen", fd(fd), backlog));
    }

    /** {@code connect0(preferIPv6, socket, address, port)}: 1 if connected. */
    @Native("connect0(ZLjava/io/FileDescriptor;Ljava/net/InetAddress;I)I")
    static int connect(NativeCall c, boolean preferIPv6, OopArgument fd, @Oop long remote, int remotePort) {
        try (SocketAddress a = SocketAddress.of(c.nonNull(remote), remotePort, preferIPv6 && isIpv6Available(c))) {
            int result = Posix.callIntBlocking(c.thread(), "connect", fd(fd), a.address(), a.size(), 0, 0);
            if (result == -ErrorText.EINPROGRESS) {
                return UNAVAILABLE;
            }
            if (result == -ErrorText.EINTR) {
                return INTERRUPTED;
            }
            SocketErrors.check(c, result);
            return 1;
        }
    }

    /** {@code accept(socket, new descriptor, addresses)}: 1 if a connection was taken, whose number and peer are stored. */
    @Native("accept(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I")
    static int accept(NativeCall c, OopArgument file, OopArgument newfd, OopArgument isaa) {
        try (SocketAddress peer = new SocketAddress(); NativeBytes size = NativeBytes.ofSize(4)) {
            int fd;
            do {
                RawMemory.putInt(size.address(), SocketAddress.SIZE6);
                fd = Posix.callIntBlocking(c.thread(), "accept4", fd(file), peer.address(), size.address(), SOCK_CLOEXEC, 0);
            } while (fd == -ErrorText.ECONNABORTED);
            if (fd == -ErrorText.EAGAIN) {
                return UNAVAILABLE;
            }
            if (fd == -ErrorText.EINTR) {
                return INTERRUPTED;
            }
            SocketErrors.check(c, fd);
            FileDescriptors.setNumber(newfd.nonNull(), fd);
            try (HandleScope scope = c.thread().handles().open()) {
                Handle address = scope.handle(peer.toInetAddress(c));
                long socketAddress = c.objects().construct(
                        c.thread(), "java/net/InetSocketAddress", "(Ljava/net/InetAddress;I)V", address.oop(), peer.port());
                GuestArrays.setElement(isaa.oop(), 0, socketAddress);
            }
            return 1;
        }
    }

    /** {@code shutdown(socket, direction)}; a socket that is not connected any more is no failure. */
    @Native("shutdown(Ljava/io/FileDescriptor;I)V")
    static void shutdown(NativeCall c, OopArgument fd, int how) {
        int result = Posix.call("shutdown", fd(fd), how);
        if (result != -ErrorText.ENOTCONN) {
            SocketErrors.check(c, result);
        }
    }

    /** Bytes that can be read without blocking. */
    @Native("available(Ljava/io/FileDescriptor;)I")
    static int available(NativeCall c, OopArgument fd) {
        try (NativeBytes count = NativeBytes.ofSize(4)) {
            SocketErrors.check(c, Posix.call("ioctl", fd(fd), FIONREAD, count.address()));
            return RawMemory.getInt(count.address());
        }
    }

    /** {@code sendOOB(socket, byte)}. */
    @Native("sendOOB(Ljava/io/FileDescriptor;B)I")
    static int sendUrgent(NativeCall c, OopArgument fd, byte data) {
        try (NativeBytes one = NativeBytes.ofSize(1)) {
            RawMemory.putByte(one.address(), data);
            int n = Posix.callIntBlocking(c.thread(), "send", fd(fd), one.address(), 1, MSG_OOB | MSG_NOSIGNAL, 0);
            return n == -ErrorText.EAGAIN ? UNAVAILABLE : n == -ErrorText.EINTR ? INTERRUPTED : SocketErrors.check(c, n);
        }
    }
}
