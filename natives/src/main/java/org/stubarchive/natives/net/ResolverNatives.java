package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.net.dns.ResolverConfigurationImpl}. */
public final class ResolverNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "fallbackDomain0()Ljava/lang/String;",
    };

    /** The natives. */
    public ResolverNatives() {
        super("sun/net/dns/ResolverConfigurationImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // fallbackDomain0()Ljava/lang/String;
                return c.newString(domain(HostLookup.localName()));
            default:
                throw noSuchNative(index);
        }
    }

    /** What follows the first dot of a name; null without one. */
    private static String domain(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? null : name.substring(dot + 1);
    }
}
