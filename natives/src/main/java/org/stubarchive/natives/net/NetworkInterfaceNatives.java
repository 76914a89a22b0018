package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.net.NetworkInterface}. */
public final class NetworkInterfaceNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()V",
        "getAll()[Ljava/net/NetworkInterface;",
        "getByName0(Ljava/lang/String;)Ljava/net/NetworkInterface;",
        "getByIndex0(I)Ljava/net/NetworkInterface;",
        "boundInetAddress0(Ljava/net/InetAddress;)Z",
        "getByInetAddress0(Ljava/net/InetAddress;)Ljava/net/NetworkInterface;",
        "isUp0(Ljava/lang/String;I)Z",
        "isLoopback0(Ljava/lang/String;I)Z",
        "supportsMulticast0(Ljava/lang/String;I)Z",
        "isP2P0(Ljava/lang/String;I)Z",
        "getMacAddr0([BLjava/lang/String;I)[B",
        "getMTU0(Ljava/lang/String;I)I",
    };

    /** The natives. */
    public NetworkInterfaceNatives() {
        super("java/net/NetworkInterface", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()V
                return 0;
            case 1: // getAll()[Ljava/net/NetworkInterface;
                return Interfaces.all(c);
            case 2: // getByName0(Ljava/lang/String;)Ljava/net/NetworkInterface;
                c.nonNullAt(0);
                return Interfaces.guest(c, Interfaces.byName(c, c.stringAt(0)));
            case 3: // getByIndex0(I)Ljava/net/NetworkInterface;
                return Interfaces.guest(c, Interfaces.byIndex(c, c.intAt(0)));
            case 4: // boundInetAddress0(Ljava/net/InetAddress;)Z
                return bits(Interfaces.byAddress(c) != null);
            case 5: // getByInetAddress0(Ljava/net/InetAddress;)Ljava/net/NetworkInterface;
                return Interfaces.guest(c, Interfaces.byAddress(c));
            case 6: // isUp0(Ljava/lang/String;I)Z
                return bits(Interfaces.isUp(c));
            case 7: // isLoopback0(Ljava/lang/String;I)Z
                return bits(Interfaces.isLoopback(c));
            case 8: // supportsMulticast0(Ljava/lang/String;I)Z
                return bits(Interfaces.supportsMulticast(c));
            case 9: // isP2P0(Ljava/lang/String;I)Z
                return bits(Interfaces.isPointToPoint(c));
            case 10: // getMacAddr0([BLjava/lang/String;I)[B
                return Interfaces.hardwareAddress(c);
            case 11: // getMTU0(Ljava/lang/String;I)I
                return Interfaces.mtu(c);
            default:
                throw noSuchNative(index);
        }
    }
}
