package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Internet sockets: from their creation to their end. */
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

    private static int fd(NativeCall c, int argument) {
        return FileDescriptors.number(c.nonNullAt(argument));
    }

    /** {@code bind0(socket, preferIPv6, exclusive, address, port)}. */
    static long bind(NativeCall c) {
        try (SocketAddress a = SocketAddress.of(c.nonNullAt(3), c.intAt(4), c.booleanAt(1) && isIpv6Available(c))) {
            return SocketErrors.check(c, Posix.call("bind", fd(c, 0), a.address(), a.size()));
        }
    }

    /** {@code listen(socket, backlog)}. */
    static long listen(NativeCall c) {
        return SocketErrors.check(c, Posix.call("listen", fd(c, 0), c.intAt(1)));
    }

    /** {@code connect0(preferIPv6, socket, address, port)}: 1 if connected. */
    static int connect(NativeCall c) {
        try (SocketAddress a = SocketAddress.of(c.nonNullAt(2), c.intAt(3), c.booleanAt(0) && isIpv6Available(c))) {
            int result = Posix.callIntBlocking(c.thread(), "connect", fd(c, 1), a.address(), a.size(), 0, 0);
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
    static int accept(NativeCall c) {
        try (SocketAddress peer = new SocketAddress(); NativeBytes size = NativeBytes.ofSize(4)) {
            int fd;
            do {
                RawMemory.putInt(size.address(), SocketAddress.SIZE6);
                fd = Posix.callIntBlocking(c.thread(), "accept4", fd(c, 0), peer.address(), size.address(), SOCK_CLOEXEC, 0);
            } while (fd == -ErrorText.ECONNABORTED);
            if (fd == -ErrorText.EAGAIN) {
                return UNAVAILABLE;
            }
            if (fd == -ErrorText.EINTR) {
                return INTERRUPTED;
            }
            SocketErrors.check(c, fd);
            FileDescriptors.setNumber(c.nonNullAt(1), fd);
            try (HandleScope scope = c.thread().handles().open()) {
                Handle address = scope.handle(peer.toInetAddress(c));
                long socketAddress = GuestObjects.construct(
                        c.thread(), "java/net/InetSocketAddress", "(Ljava/net/InetAddress;I)V", address.oop(), peer.port());
                GuestObjects.setElement(c.refAt(2), 0, socketAddress);
            }
            return 1;
        }
    }

    /** {@code shutdown(socket, direction)}; a socket that is not connected any more is no failure. */
    static long shutdown(NativeCall c) {
        int result = Posix.call("shutdown", fd(c, 0), c.intAt(1));
        return result == -ErrorText.ENOTCONN ? 0 : SocketErrors.check(c, result);
    }

    /** Bytes that can be read without blocking. */
    static int available(NativeCall c) {
        try (NativeBytes count = NativeBytes.ofSize(4)) {
            SocketErrors.check(c, Posix.call("ioctl", fd(c, 0), FIONREAD, count.address()));
            return RawMemory.getInt(count.address());
        }
    }

    /** {@code sendOOB(socket, byte)}. */
    static int sendUrgent(NativeCall c) {
        try (NativeBytes one = NativeBytes.ofSize(1)) {
            RawMemory.putByte(one.address(), (byte) c.intAt(1));
            int n = Posix.callIntBlocking(c.thread(), "send", fd(c, 0), one.address(), 1, MSG_OOB | MSG_NOSIGNAL, 0);
            return n == -ErrorText.EAGAIN ? UNAVAILABLE : n == -ErrorText.EINTR ? INTERRUPTED : SocketErrors.check(c, n);
        }
    }
}
