package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** Classes whose only native method lets C code look up their fields. */
@NativesOf({"java/net/DatagramPacket", "java/net/Inet4Address", "java/net/Inet6Address"})
final class InitOnlyNatives {
    @Native("init()V")
    static void init() {}
}
