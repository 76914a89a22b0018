package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.net.Inet4AddressImpl}. */
@NativesOf("java/net/Inet4AddressImpl")
final class Inet4LookupNatives {
    @Native("getLocalHostName()Ljava/lang/String;")
    static @Oop long getLocalHostName(NativeCall c) {
        return c.newString(HostLookup.localName());
    }

    @Native("lookupAllHostAddr(Ljava/lang/String;)[Ljava/net/InetAddress;")
    static @Oop long lookupAllHostAddr(NativeCall c, @Oop long hostname) {
        return HostLookup.addresses(c, hostname, HostLookup.IPV4);
    }

    @Native("getHostByAddr([B)Ljava/lang/String;")
    static @Oop long getHostByAddr(NativeCall c, @Oop long addr) {
        return HostLookup.name(c, addr);
    }

    @Native("isReachable0([BI[BI)Z")
    static boolean isReachable0(NativeCall c, @Oop long addr, int timeout, @Oop long ifaddr, int ttl) {
        return HostLookup.isReachable(c, addr, timeout);
    }
}
