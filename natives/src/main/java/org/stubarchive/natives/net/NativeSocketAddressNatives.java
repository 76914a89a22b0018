package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.nio.ch.NativeSocketAddress}: the layout of socket addresses. */
public final class NativeSocketAddressNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "AFINET()I",
        "AFINET6()I",
        "sizeofSockAddr4()I",
        "sizeofSockAddr6()I",
        "sizeofFamily()I",
        "offsetFamily()I",
        "offsetSin4Port()I",
        "offsetSin4Addr()I",
        "offsetSin6Port()I",
        "offsetSin6Addr()I",
        "offsetSin6ScopeId()I",
        "offsetSin6FlowInfo()I",
    };
    private static final int FAMILY_SIZE = 2;

    /** The natives. */
    public NativeSocketAddressNatives() {
        super("sun/nio/ch/NativeSocketAddress", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // AFINET()I
                return SocketAddress.AF_INET;
            case 1: // AFINET6()I
                return SocketAddress.AF_INET6;
            case 2: // sizeofSockAddr4()I
                return SocketAddress.SIZE4;
            case 3: // sizeofSockAddr6()I
                return SocketAddress.SIZE6;
            case 4: // sizeofFamily()I
                return FAMILY_SIZE;
            case 5: // offsetFamily()I
                return 0;
            case 6: // offsetSin4Port()I
                return SocketAddress.PORT;
            case 7: // offsetSin4Addr()I
                return SocketAddress.ADDRESS4;
            case 8: // offsetSin6Port()I
                return SocketAddress.PORT;
            case 9: // offsetSin6Addr()I
                return SocketAddress.ADDRESS6;
            case 10: // offsetSin6ScopeId()I
                return SocketAddress.SCOPE6;
            case 11: // offsetSin6FlowInfo()I
                return SocketAddress.FLOW6;
            default:
                throw noSuchNative(index);
        }
    }
}
