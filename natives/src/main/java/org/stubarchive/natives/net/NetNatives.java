package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.nio.ch.Net}. */
public final class NetNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isIPv6Available0()Z",
        "isReusePortAvailable0()Z",
        "isExclusiveBindAvailable()I",
        "shouldSetBothIPv4AndIPv6Options0()Z",
        "shouldShutdownWriteBeforeClose0()Z",
        "canIPv6SocketJoinIPv4Group0()Z",
        "canJoin6WithIPv4Group0()Z",
        "canUseIPv6OptionsWithIPv4LocalAddress0()Z",
        "socket0(ZZZZ)I",
        "bind0(Ljava/io/FileDescriptor;ZZLjava/net/InetAddress;I)V",
        "listen(Ljava/io/FileDescriptor;I)V",
        "connect0(ZLjava/io/FileDescriptor;Ljava/net/InetAddress;I)I",
        "accept(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I",
        "shutdown(Ljava/io/FileDescriptor;I)V",
        "localPort(Ljava/io/FileDescriptor;)I",
        "localInetAddress(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;",
        "remotePort(Ljava/io/FileDescriptor;)I",
        "remoteInetAddress(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;",
        "getIntOption0(Ljava/io/FileDescriptor;ZII)I",
        "setIntOption0(Ljava/io/FileDescriptor;ZIIIZ)V",
        "poll(Ljava/io/FileDescriptor;IJ)I",
        "pollConnect(Ljava/io/FileDescriptor;J)Z",
        "available(Ljava/io/FileDescriptor;)I",
        "sendOOB(Ljava/io/FileDescriptor;B)I",
        "discardOOB(Ljava/io/FileDescriptor;)Z",
        "joinOrDrop4(ZLjava/io/FileDescriptor;III)I",
        "blockOrUnblock4(ZLjava/io/FileDescriptor;III)I",
        "joinOrDrop6(ZLjava/io/FileDescriptor;[BI[B)I",
        "blockOrUnblock6(ZLjava/io/FileDescriptor;[BI[B)I",
        "setInterface4(Ljava/io/FileDescriptor;I)V",
        "getInterface4(Ljava/io/FileDescriptor;)I",
        "setInterface6(Ljava/io/FileDescriptor;I)V",
        "getInterface6(Ljava/io/FileDescriptor;)I",
        "pollinValue()S",
        "polloutValue()S",
        "pollerrValue()S",
        "pollhupValue()S",
        "pollnvalValue()S",
        "pollconnValue()S",
    };
    private static final int POLLIN = 1;
    private static final int POLLOUT = 4;
    private static final int POLLERR = 8;
    private static final int POLLHUP = 16;
    private static final int POLLNVAL = 32;

    /** The natives. */
    public NetNatives() {
        super("sun/nio/ch/Net", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isIPv6Available0()Z
                return bits(Sockets.isIpv6Available(c));
            case 1: // isReusePortAvailable0()Z
                return 1;
            case 2: // isExclusiveBindAvailable()I
                return -1;
            case 3: // shouldSetBothIPv4AndIPv6Options0()Z
                return 1;
            case 4: // shouldShutdownWriteBeforeClose0()Z
                return 0;
            case 5: // canIPv6SocketJoinIPv4Group0()Z
                return 1;
            case 6: // canJoin6WithIPv4Group0()Z
                return 0;
            case 7: // canUseIPv6OptionsWithIPv4LocalAddress0()Z
                return 1;
            case 8: // socket0(ZZZZ)I
                return Sockets.open(c, c.booleanAt(0), c.booleanAt(1), c.booleanAt(2));
            case 9: // bind0(Ljava/io/FileDescriptor;ZZLjava/net/InetAddress;I)V
                return Sockets.bind(c);
            case 10: // listen(Ljava/io/FileDescriptor;I)V
                return Sockets.listen(c);
            case 11: // connect0(ZLjava/io/FileDescriptor;Ljava/net/InetAddress;I)I
                return Sockets.connect(c);
            case 12: // accept(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I
                return Sockets.accept(c);
            case 13: // shutdown(Ljava/io/FileDescriptor;I)V
                return Sockets.shutdown(c);
            case 14: // localPort(Ljava/io/FileDescriptor;)I
                return SocketNames.port(c, "getsockname");
            case 15: // localInetAddress(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;
                return SocketNames.address(c, "getsockname");
            case 16: // remotePort(Ljava/io/FileDescriptor;)I
                return SocketNames.port(c, "getpeername");
            case 17: // remoteInetAddress(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;
                return SocketNames.address(c, "getpeername");
            case 18: // getIntOption0(Ljava/io/FileDescriptor;ZII)I
                return SocketOptions.get(c);
            case 19: // setIntOption0(Ljava/io/FileDescriptor;ZIIIZ)V
                return SocketOptions.set(c);
            case 20: // poll(Ljava/io/FileDescriptor;IJ)I
                return SocketPolls.poll(c);
            case 21: // pollConnect(Ljava/io/FileDescriptor;J)Z
                return bits(SocketPolls.isConnected(c));
            case 22: // available(Ljava/io/FileDescriptor;)I
                return Sockets.available(c);
            case 23: // sendOOB(Ljava/io/FileDescriptor;B)I
                return Sockets.sendUrgent(c);
            case 24: // discardOOB(Ljava/io/FileDescriptor;)Z
                return 0;
            case 25: // joinOrDrop4(ZLjava/io/FileDescriptor;III)I
                return Multicast.joinOrDrop4(c);
            case 26: // blockOrUnblock4(ZLjava/io/FileDescriptor;III)I
                return Multicast.blockOrUnblock4(c);
            case 27: // joinOrDrop6(ZLjava/io/FileDescriptor;[BI[B)I
                return Multicast.joinOrDrop6(c);
            case 28: // blockOrUnblock6(ZLjava/io/FileDescriptor;[BI[B)I
                return Multicast.blockOrUnblock6(c);
            case 29: // setInterface4(Ljava/io/FileDescriptor;I)V
                return Multicast.setInterface4(c);
            case 30: // getInterface4(Ljava/io/FileDescriptor;)I
                return Multicast.getInterface4(c);
            case 31: // setInterface6(Ljava/io/FileDescriptor;I)V
                return Multicast.setInterface6(c);
            case 32: // getInterface6(Ljava/io/FileDescriptor;)I
                return Multicast.getInterface6(c);
            case 33: // pollinValue()S
                return POLLIN;
            case 34: // polloutValue()S
                return POLLOUT;
            case 35: // pollerrValue()S
                return POLLERR;
            case 36: // pollhupValue()S
                return POLLHUP;
            case 37: // pollnvalValue()S
                return POLLNVAL;
            case 38: // pollconnValue()S
                return POLLOUT;
            default:
                throw noSuchNative(index);
        }
    }
}
