package org.stubarchive.natives.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code sun.net.PortConfig}: the range of ports that the system gives to sockets without one. */
@NativesOf("sun/net/PortConfig")
final class PortConfigNatives {
    private static final int UNKNOWN = -1;

    @Native("getLower0()I")
    static int getLower0() {
        return bound(0);
    }

    @Native("getUpper0()I")
    static int getUpper0() {
        return bound(1);
    }

    private static int bound(int which) {
        try {
            return Integer.parseInt(Files.readString(Path.of("/proc/sys/net/ipv4/ip_local_port_range")).trim().split("\\s+")[which]);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
