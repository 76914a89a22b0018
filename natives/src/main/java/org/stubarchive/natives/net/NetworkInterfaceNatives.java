package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.net.NetworkInterface}. */
@NativesOf("java/net/NetworkInterface")
final class NetworkInterfaceNatives {
    @Native("init()V")
    static void init() {}

    @Native("getByName0(Ljava/lang/String;)Ljava/net/NetworkInterface;")
    static @Oop long getByName0(NativeCall c, @Oop long name) {
        c.nonNull(name);
        return Interfaces.guest(c, Interfaces.byName(c, c.text(name)));
    }

    @Native("getByIndex0(I)Ljava/net/NetworkInterface;")
    static @Oop long getByIndex0(NativeCall c, int index) {
        return Interfaces.guest(c, Interfaces.byIndex(c, index));
    }

    @Native("boundInetAddress0(Ljava/net/InetAddress;)Z")
    static boolean boundInetAddress0(NativeCall c, @Oop long addr) {
        return Interfaces.byAddress(c, addr) != null;
    }

    @Native("getByInetAddress0(Ljava/net/InetAddress;)Ljava/net/NetworkInterface;")
    static @Oop long getByInetAddress0(NativeCall c, @Oop long addr) {
        return Interfaces.guest(c, Interfaces.byAddress(c, addr));
    }
}
