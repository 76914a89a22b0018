package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code sun.nio.ch.Net}. */
@NativesOf("sun/nio/ch/Net")
final class NetNatives {
    private static final int POLLIN = 1;
    private static final int POLLOUT = 4;
    private static final int POLLERR = 8;
    private static final int POLLHUP = 16;
    private static final int POLLNVAL = 32;

    @Native("isIPv6Available0()Z")
    static boolean isIPv6Available0(NativeCall c) {
        return Sockets.isIpv6Available(c);
    }

    @Native("isReusePortAvailable0()Z")
    static boolean isReusePortAvailable0() {
        return true;
    }

    @Native("isExclusiveBindAvailable()I")
    static int isExclusiveBindAvailable() {
        return -1;
    }

    @Native("shouldSetBothIPv4AndIPv6Options0()Z")
    static boolean shouldSetBothIPv4AndIPv6Options0() {
        return true;
    }

    @Native(value = "shouldShutdownWriteBeforeClose0()Z", first = 25)
    static boolean shouldShutdownWriteBeforeClose0() {
        return false;
    }

    @Native("canIPv6SocketJoinIPv4Group0()Z")
    static boolean canIPv6SocketJoinIPv4Group0() {
        return true;
    }

    @Native("canJoin6WithIPv4Group0()Z")
    static boolean canJoin6WithIPv4Group0() {
        return false;
    }

    @Native("canUseIPv6OptionsWithIPv4LocalAddress0()Z")
    static boolean canUseIPv6OptionsWithIPv4LocalAddress0() {
        return true;
    }

    @Native("socket0(ZZZZ)I")
    static int socket0(NativeCall c, boolean preferIPv6, boolean stream, boolean reuse, boolean fastLoopback) {
        return Sockets.open(c, preferIPv6, stream, reuse);
    }

    @Native("localPort(Ljava/io/FileDescriptor;)I")
    static int localPort(NativeCall c, @Oop long fd) {
        return SocketNames.port(c, fd, "getsockname");
    }

    @Native("localInetAddress(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;")
    static @Oop long localInetAddress(NativeCall c, @Oop long fd) {
        return SocketNames.address(c, fd, "getsockname");
    }

    @Native("remotePort(Ljava/io/FileDescriptor;)I")
    static int remotePort(NativeCall c, @Oop long fd) {
        return SocketNames.port(c, fd, "getpeername");
    }

    @Native("remoteInetAddress(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;")
    static @Oop long remoteInetAddress(NativeCall c, @Oop long fd) {
        return SocketNames.address(c, fd, "getpeername");
    }

    @Native("discardOOB(Ljava/io/FileDescriptor;)Z")
    static boolean discardOOB(@Oop long fd) {
        return false;
    }

    @Native("pollinValue()S")
    static short pollinValue() {
        return POLLIN;
    }

    @Native("polloutValue()S")
    static short polloutValue() {
        return POLLOUT;
    }

    @Native("pollerrValue()S")
    static short pollerrValue() {
        return POLLERR;
    }

    @Native("pollhupValue()S")
    static short pollhupValue() {
        return POLLHUP;
    }

    @Native("pollnvalValue()S")
    static short pollnvalValue() {
        return POLLNVAL;
    }

    @Native("pollconnValue()S")
    static short pollconnValue() {
        return POLLOUT;
    }
}
