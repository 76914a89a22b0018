package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.net.InetAddress}. */
public final class InetAddressNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()V",
        "isIPv4Available()Z",
        "isIPv6Supported()Z",
    };

    /** The natives. */
    public InetAddressNatives() {
        super("java/net/InetAddress", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()V
                return 0;
            case 1: // isIPv4Available()Z
                return bits(Sockets.isIpv4Available());
            case 2: // isIPv6Supported()Z
                return bits(Sockets.isIpv6Available(c));
            default:
                throw noSuchNative(index);
        }
    }
}
