package org.stubarchive.natives.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.net.PortConfig}: the range of ports that the system gives to sockets without one. */
public final class PortConfigNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getLower0()I",
        "getUpper0()I",
    };
    private static final int UNKNOWN = -1;

    /** The natives. */
    public PortConfigNatives() {
        super("sun/net/PortConfig", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getLower0()I
                return bound(0);
            case 1: // getUpper0()I
                return bound(1);
            default:
                throw noSuchNative(index);
        }
    }

    private static int bound(int which) {
        try {
            return Integer.parseInt(Files.readString(Path.of("/proc/sys/net/ipv4/ip_local_port_range")).trim().split("\\s+")[which]);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
