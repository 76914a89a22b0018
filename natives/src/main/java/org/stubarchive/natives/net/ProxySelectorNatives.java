package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.net.spi.DefaultProxySelector}: there are no proxies but those that system properties name. */
public final class ProxySelectorNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()Z",
        "getSystemProxies(Ljava/lang/String;Ljava/lang/String;)[Ljava/net/Proxy;",
    };

    /** The natives. */
    public ProxySelectorNatives() {
        super("sun/net/spi/DefaultProxySelector", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()Z
                return 0;
            case 1: // getSystemProxies(Ljava/lang/String;Ljava/lang/String;)[Ljava/net/Proxy;
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
