package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.net.Inet6AddressImpl}. */
@NativesOf("java/net/Inet6AddressImpl")
final class Inet6LookupNatives {
    @Native("getLocalHostName()Ljava/lang/String;")
    static @Oop long getLocalHostName(NativeCall c) {
        return c.newString(HostLookup.localName());
    }

    @Native(value = "lookupAllHostAddr(Ljava/lang/String;)[Ljava/net/InetAddress;", last = 17)
    static @Oop long lookupAllHostAddr(NativeCall c, @Oop long hostname) {
        return HostLookup.addresses(c, hostname, HostLookup.IPV4 | HostLookup.IPV6);
    }

    @Native("getHostByAddr([B)Ljava/lang/String;")
    static @Oop long getHostByAddr(NativeCall c, @Oop long addr) {
        return HostLookup.name(c, addr);
    }

    @Native("isReachable0([BII[BII)Z")
    static boolean isReachable0(NativeCall c, @Oop long addr, int scope, int timeout, @Oop long inf, int ttl, int if_scope) {
        return HostLookup.isReachable(c, addr, timeout);
    }

    @Native(value = "lookupAllHostAddr(Ljava/lang/String;I)[Ljava/net/InetAddress;", first = 25)
    static @Oop long lookupAllHostAddr(NativeCall c, @Oop long hostname, int characteristics) {
        return HostLookup.addresses(c, hostname, characteristics);
    }
}
