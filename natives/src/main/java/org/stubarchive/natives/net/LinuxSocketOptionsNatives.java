package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code jdk.net.LinuxSocketOptions}. */
@NativesOf("jdk/net/LinuxSocketOptions")
final class LinuxSocketOptionsNatives {
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int SO_INCOMING_NAPI_ID = 56;
    private static final int IPPROTO_IP = 0;
    private static final int IP_MTU_DISCOVER = 10;
    private static final int IP_PMTUDISC_DONT = 0;
    private static final int IP_PMTUDISC_DO = 2;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_MTU_DISCOVER = 23;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_KEEPIDLE = 4;
    private static final int TCP_KEEPINTVL = 5;
    private static final int TCP_KEEPCNT = 6;
    private static final int TCP_QUICKACK = 12;
    private static final int CREDENTIALS_SIZE = 12;

    @Native("quickAckSupported0()Z")
    @Native("keepAliveOptionsSupported0()Z")
    @Native("incomingNapiIdSupported0()Z")
    static boolean quickAckSupported0() {
        return true;
    }

    @Native("setQuickAck0(IZ)V")
    static void setQuickAck0(NativeCall c, int fd, boolean on) {
        set(c, fd, TCP_QUICKACK, on ? 1 : 0);
    }

    @Native("getQuickAck0(I)Z")
    static boolean getQuickAck0(NativeCall c, int fd) {
        return get(c, fd, IPPROTO_TCP, TCP_QUICKACK) != 0;
    }

    @Native("setTcpKeepAliveProbes0(II)V")
    static void setTcpKeepAliveProbes0(NativeCall c, int fd, int value) {
        set(c, fd, TCP_KEEPCNT, value);
    }

    @Native("setTcpKeepAliveTime0(II)V")
    static void setTcpKeepAliveTime0(NativeCall c, int fd, int value) {
        set(c, fd, TCP_KEEPIDLE, value);
    }

    @Native("setTcpKeepAliveIntvl0(II)V")
    static void setTcpKeepAliveIntvl0(NativeCall c, int fd, int value) {
        set(c, fd, TCP_KEEPINTVL, value);
    }

    @Native("getTcpKeepAliveProbes0(I)I")
    static int getTcpKeepAliveProbes0(NativeCall c, int fd) {
        return get(c, fd, IPPROTO_TCP, TCP_KEEPCNT);
    }

    @Native("getTcpKeepAliveTime0(I)I")
    static int getTcpKeepAliveTime0(NativeCall c, int fd) {
        return get(c, fd, IPPROTO_TCP, TCP_KEEPIDLE);
    }

    @Native("getTcpKeepAliveIntvl0(I)I")
    static int getTcpKeepAliveIntvl0(NativeCall c, int fd) {
        return get(c, fd, IPPROTO_TCP, TCP_KEEPINTVL);
    }

    @Native("getIncomingNapiId0(I)I")
    static int getIncomingNapiId0(NativeCall c, int fd) {
        return get(c, fd, SOL_SOCKET, SO_INCOMING_NAPI_ID);
    }

    @Native(value = "getIpDontFragment0(IZ)Z", first = 25)
    static boolean getIpDontFragment0(NativeCall c, int fd, boolean isIPv6) {
        return get(c, fd, IPPROTO_IP, IP_MTU_DISCOVER) == IP_PMTUDISC_DO;
    }

    /** {@code setIpDontFragment0(fd, value, ipv6)}. */
    @Native(value = "setIpDontFragment0(IZZ)V", first = 25)
    static void setDontFragment(NativeCall c, int fd, boolean on, boolean isIPv6) {
        int value = on ? IP_PMTUDISC_DO : IP_PMTUDISC_DONT;
        check(c, SocketOptions.put(fd, IPPROTO_IP, IP_MTU_DISCOVER, value), "set");
        if (isIPv6) {
            check(c, SocketOptions.put(fd, IPPROTO_IPV6, IPV6_MTU_DISCOVER, value), "set");
        }
    }

    private static long set(NativeCall c, int fd, int option, int value) {
        return check(c, SocketOptions.put(fd, IPPROTO_TCP, option, value), "set");
    }

    private static int get(NativeCall c, int fd, int level, int option) {
        try (NativeBytes value = NativeBytes.ofSize(4); NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), 4);
            check(c, Posix.call("getsockopt", fd, level, option, value.address(), size.address()), "get");
            return RawMemory.getInt(value.address());
        }
    }

    private static int check(NativeCall c, int result, String verb) {
        if (result == -ErrorText.ENOPROTOOPT) {
            throw c.exception("java/lang/UnsupportedOperationException", "unsupported socket option");
        }
        if (result < 0) {
            throw c.exception("java/net/SocketException", verb + " option failed: " + ErrorText.of(-result));
        }
        return result;
    }

    /** User in the upper half, group in the lower; -1 if nobody is connected. */
    @Native("getSoPeerCred0(I)J")
    static long peer(NativeCall c, int fd) {
        try (NativeBytes value = NativeBytes.ofSize(CREDENTIALS_SIZE); NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), CREDENTIALS_SIZE);
            check(c, Posix.call("getsockopt", fd, SOL_SOCKET, SO_PEERCRED, value.address(), size.address()), "get");
            int user = RawMemory.getInt(value.address() + 4);
            return user == -1 ? -1 : (long) user << 32 | RawMemory.getUnsignedInt(value.address() + 8);
        }
    }
}
