package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code java.net.AbstractPlainDatagramSocketImpl}. */
@NativesOf("java/net/AbstractPlainDatagramSocketImpl")
final class ReuseDatagramPortNatives {
    @Native(value = "isReusePortAvailable0()Z", last = 17)
    static boolean isReusePortAvailable0() {
        return true;
    }
}
