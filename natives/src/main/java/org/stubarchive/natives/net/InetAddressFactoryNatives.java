package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.net.InetAddressImplFactory}. */
public final class InetAddressFactoryNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isIPv6Supported()Z",
    };

    /** The natives. */
    public InetAddressFactoryNatives() {
        super("java/net/InetAddressImplFactory", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isIPv6Supported()Z
                return bits(Sockets.isIpv6Available(c));
            default:
                throw noSuchNative(index);
        }
    }
}
