package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Socket options with int values. */
@NativesOf("sun/nio/ch/Net")
final class SocketOptions {
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int SO_LINGER = 13;
    private static final int IPPROTO_IP = 0;
    private static final int IP_TOS = 1;
    private static final int IP_MULTICAST_TTL = 33;
    private static final int IP_MULTICAST_LOOP = 34;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_TCLASS = 67;
    private static final int LEAST_BUFFER = 1024;
    private static final int LINGER_SIZE = 8;

    private SocketOptions() {}

    /** {@code getIntOption0(socket, convert, level, option)}. */
    @Native("getIntOption0(Ljava/io/FileDescriptor;ZII)I")
    static int get(NativeCall c, @Oop long fd, boolean mayNeedConversion, int level, int option) {
        boolean linger = level == SOL_SOCKET && option == SO_LINGER;
        int length = linger ? LINGER_SIZE : isByte(level, option) ? 1 : 4;
        try (NativeBytes value = NativeBytes.ofSize(LINGER_SIZE); NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), length);
            SocketErrors.check(c, Posix.call("getsockopt", fd(c, fd), level, option, value.address(), size.address()));
            if (linger) {
                return RawMemory.getInt(value.address()) == 0 ? -1 : RawMemory.getInt(value.address() + 4);
            }
            int result = length == 1 ? RawMemory.getUnsignedByte(value.address()) : RawMemory.getInt(value.address());
            // The system doubles the size of buffers for its own needs.
            boolean buffer = level == SOL_SOCKET && (option == SO_SNDBUF || option == SO_RCVBUF);
            return mayNeedConversion && buffer ? result / 2 : result;
        }
    }

    /** {@code setIntOption0(socket, convert, level, option, value, ipv6)}. */
    @Native("setIntOption0(Ljava/io/FileDescriptor;ZIIIZ)V")
    static void set(NativeCall c, @Oop long fd, boolean mayNeedConversion, int level, int option, int arg, boolean isIPv6) {
        int value = arg;
        if (mayNeedConversion && level == SOL_SOCKET && option == SO_RCVBUF) {
            value = Math.max(value, LEAST_BUFFER);
        }
        if (mayNeedConversion && level == IPPROTO_IP && option == IP_TOS && isIPv6) {
            put(fd(c, fd), IPPROTO_IPV6, IPV6_TCLASS, value);
        }
        if (level == SOL_SOCKET && option == SO_LINGER) {
            setLinger(c, fd, value);
            return;
        }
        if (!isByte(level, option)) {
            SocketErrors.check(c, put(fd(c, fd), level, option, value));
            return;
        }
        try (NativeBytes one = NativeBytes.ofSize(1)) {
            RawMemory.putByte(one.address(), (byte) value);
            SocketErrors.check(c, Posix.call("setsockopt", fd(c, fd), level, option, one.address(), 1));
        }
    }

    private static long setLinger(NativeCall c, @Oop long fd, int seconds) {
        try (NativeBytes linger = NativeBytes.ofSize(LINGER_SIZE)) {
            RawMemory.putInt(linger.address(), seconds >= 0 ? 1 : 0);
            RawMemory.putInt(linger.address() + 4, Math.max(0, seconds));
            return SocketErrors.check(c, Posix.call("setsockopt", fd(c, fd), SOL_SOCKET, SO_LINGER, linger.address(), LINGER_SIZE));
        }
    }

    private static boolean isByte(int level, int option) {
        return level == IPPROTO_IP && (option == IP_MULTICAST_TTL || option == IP_MULTICAST_LOOP);
    }

    /** Sets an option. Gives 0 or a negative error number. */
    static int put(int fd, int level, int option, int value) {
        try (NativeBytes word = NativeBytes.ofSize(4)) {
            RawMemory.putInt(word.address(), value);
            return Posix.call("setsockopt", fd, level, option, word.address(), 4);
        }
    }

    private static int fd(NativeCall c, @Oop long fd) {
        return FileDescriptors.number(c.nonNull(fd));
    }
}
