package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.net.Inet6AddressImpl}. */
public final class Inet6LookupNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getLocalHostName()Ljava/lang/String;",
        "lookupAllHostAddr(Ljava/lang/String;)[Ljava/net/InetAddress;",
        "getHostByAddr([B)Ljava/lang/String;",
        "isReachable0([BII[BII)Z",
        "lookupAllHostAddr(Ljava/lang/String;I)[Ljava/net/InetAddress;",
    };

    /** The natives. */
    public Inet6LookupNatives() {
        super("java/net/Inet6AddressImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getLocalHostName()Ljava/lang/String;
                return c.newString(HostLookup.localName());
            case 1: // lookupAllHostAddr(Ljava/lang/String;)[Ljava/net/InetAddress;
                return HostLookup.addresses(c, HostLookup.IPV4 | HostLookup.IPV6);
            case 2: // getHostByAddr([B)Ljava/lang/String;
                return HostLookup.name(c);
            case 3: // isReachable0([BII[BII)Z
                return bits(HostLookup.isReachable(c, c.intAt(2)));
            case 4: // lookupAllHostAddr(Ljava/lang/String;I)[Ljava/net/InetAddress;
                return HostLookup.addresses(c, c.intAt(1));
            default:
                throw noSuchNative(index);
        }
    }
}
