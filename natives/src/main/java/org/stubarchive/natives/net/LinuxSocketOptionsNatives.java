package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code jdk.net.LinuxSocketOptions}: the socket's number is argument 0. */
public final class LinuxSocketOptionsNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "quickAckSupported0()Z",
        "keepAliveOptionsSupported0()Z",
        "incomingNapiIdSupported0()Z",
        "setQuickAck0(IZ)V",
        "getQuickAck0(I)Z",
        "setTcpKeepAliveProbes0(II)V",
        "setTcpKeepAliveTime0(II)V",
        "setTcpKeepAliveIntvl0(II)V",
        "getTcpKeepAliveProbes0(I)I",
        "getTcpKeepAliveTime0(I)I",
        "getTcpKeepAliveIntvl0(I)I",
        "getIncomingNapiId0(I)I",
        "getSoPeerCred0(I)J",
        "setIpDontFragment0(IZZ)V",
        "getIpDontFragment0(IZ)Z",
    };
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

    /** The natives. */
    public LinuxSocketOptionsNatives() {
        super("jdk/net/LinuxSocketOptions", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // quickAckSupported0()Z
            case 1: // keepAliveOptionsSupported0()Z
            case 2: // incomingNapiIdSupported0()Z
                return 1;
            case 3: // setQuickAck0(IZ)V
                return set(c, TCP_QUICKACK, c.booleanAt(1) ? 1 : 0);
            case 4: // getQuickAck0(I)Z
                return bits(get(c, IPPROTO_TCP, TCP_QUICKACK) != 0);
            case 5: // setTcpKeepAliveProbes0(II)V
                return set(c, TCP_KEEPCNT, c.intAt(1));
            case 6: // setTcpKeepAliveTime0(II)V
                return set(c, TCP_KEEPIDLE, c.intAt(1));
            case 7: // setTcpKeepAliveIntvl0(II)V
                return set(c, TCP_KEEPINTVL, c.intAt(1));
            case 8: // getTcpKeepAliveProbes0(I)I
                return get(c, IPPROTO_TCP, TCP_KEEPCNT);
            case 9: // getTcpKeepAliveTime0(I)I
                return get(c, IPPROTO_TCP, TCP_KEEPIDLE);
            case 10: // getTcpKeepAliveIntvl0(I)I
                return get(c, IPPROTO_TCP, TCP_KEEPINTVL);
            case 11: // getIncomingNapiId0(I)I
                return get(c, SOL_SOCKET, SO_INCOMING_NAPI_ID);
            case 12: // getSoPeerCred0(I)J
                return peer(c);
            case 13: // setIpDontFragment0(IZZ)V
                return setDontFragment(c);
            case 14: // getIpDontFragment0(IZ)Z
                return bits(get(c, IPPROTO_IP, IP_MTU_DISCOVER) == IP_PMTUDISC_DO);
            default:
                throw noSuchNative(index);
        }
    }

    /** {@code setIpDontFragment0(fd, value, ipv6)}. */
    private static long setDontFragment(NativeCall c) {
        int value = c.booleanAt(1) ? IP_PMTUDISC_DO : IP_PMTUDISC_DONT;
        check(c, SocketOptions.put(c.intAt(0), IPPROTO_IP, IP_MTU_DISCOVER, value), "set");
        if (c.booleanAt(2)) {
            check(c, SocketOptions.put(c.intAt(0), IPPROTO_IPV6, IPV6_MTU_DISCOVER, value), "set");
        }
        return 0;
    }

    private static long set(NativeCall c, int option, int value) {
        return check(c, SocketOptions.put(c.intAt(0), IPPROTO_TCP, option, value), "set");
    }

    private static int get(NativeCall c, int level, int option) {
        try (NativeBytes value = NativeBytes.ofSize(4); NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), 4);
            check(c, Posix.call("getsockopt", c.intAt(0), level, option, value.address(), size.address()), "get");
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
    private static long peer(NativeCall c) {
        try (NativeBytes value = NativeBytes.ofSize(CREDENTIALS_SIZE); NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), CREDENTIALS_SIZE);
            check(c, Posix.call("getsockopt", c.intAt(0), SOL_SOCKET, SO_PEERCRED, value.address(), size.address()), "get");
            int user = RawMemory.getInt(value.address() + 4);
            return user == -1 ? -1 : (long) user << 32 | RawMemory.getUnsignedInt(value.address() + 8);
        }
    }
}
