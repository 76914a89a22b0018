package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code sun.nio.ch.UnixDomainSockets}. */
@NativesOf("sun/nio/ch/UnixDomainSockets")
final class UnixDomainNatives {
    @Native("init()Z")
    static boolean init() {
        return true;
    }
}
