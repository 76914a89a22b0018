package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code sun.net.dns.ResolverConfigurationImpl}. */
@NativesOf("sun/net/dns/ResolverConfigurationImpl")
final class ResolverNatives {
    @Native("fallbackDomain0()Ljava/lang/String;")
    static @Oop long fallbackDomain0(NativeCall c) {
        return c.newString(domain(HostLookup.localName()));
    }

    /** What follows the first dot of a name; null without one. */
    private static String domain(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? null : name.substring(dot + 1);
    }
}
