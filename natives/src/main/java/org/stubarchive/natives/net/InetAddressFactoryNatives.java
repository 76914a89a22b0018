package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;

/** {@code java.net.InetAddressImplFactory}. */
@NativesOf("java/net/InetAddressImplFactory")
final class InetAddressFactoryNatives {
    @Native(value = "isIPv6Supported()Z", last = 17)
    static boolean isIPv6Supported(NativeCall c) {
        return Sockets.isIpv6Available(c);
    }
}
