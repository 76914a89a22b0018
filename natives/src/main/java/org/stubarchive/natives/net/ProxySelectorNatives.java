package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code sun.net.spi.DefaultProxySelector}: there are no proxies but those that system properties name. */
@NativesOf("sun/net/spi/DefaultProxySelector")
final class ProxySelectorNatives {
    @Native("init()Z")
    static boolean init() {
        return false;
    }

    @Native("getSystemProxies(Ljava/lang/String;Ljava/lang/String;)[Ljava/net/Proxy;")
    static @Oop long getSystemProxies(@Oop long protocol, @Oop long host) {
        return 0;
    }
}
