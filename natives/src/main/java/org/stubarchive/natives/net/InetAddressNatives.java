package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;

/** {@code java.net.InetAddress}. */
@NativesOf("java/net/InetAddress")
final class InetAddressNatives {
    @Native("init()V")
    static void init() {}

    @Native(value = "isIPv4Available()Z", first = 25)
    static boolean isIPv4Available() {
        return Sockets.isIpv4Available();
    }

    @Native(value = "isIPv6Supported()Z", first = 25)
    static boolean isIPv6Supported(NativeCall c) {
        return Sockets.isIpv6Available(c);
    }
}
