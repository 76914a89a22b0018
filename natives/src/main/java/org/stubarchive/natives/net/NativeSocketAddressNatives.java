package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code sun.nio.ch.NativeSocketAddress}: the layout of socket addresses. */
@NativesOf("sun/nio/ch/NativeSocketAddress")
final class NativeSocketAddressNatives {
    private static final int FAMILY_SIZE = 2;

    @Native("AFINET()I")
    static int AFINET() {
        return SocketAddress.AF_INET;
    }

    @Native("AFINET6()I")
    static int AFINET6() {
        return SocketAddress.AF_INET6;
    }

    @Native("sizeofSockAddr4()I")
    static int sizeofSockAddr4() {
        return SocketAddress.SIZE4;
    }

    @Native("sizeofSockAddr6()I")
    static int sizeofSockAddr6() {
        return SocketAddress.SIZE6;
    }

    @Native("sizeofFamily()I")
    static int sizeofFamily() {
        return FAMILY_SIZE;
    }

    @Native("offsetFamily()I")
    static int offsetFamily() {
        return 0;
    }

    @Native("offsetSin4Port()I")
    static int offsetSin4Port() {
        return SocketAddress.PORT;
    }

    @Native("offsetSin4Addr()I")
    static int offsetSin4Addr() {
        return SocketAddress.ADDRESS4;
    }

    @Native("offsetSin6Port()I")
    static int offsetSin6Port() {
        return SocketAddress.PORT;
    }

    @Native("offsetSin6Addr()I")
    static int offsetSin6Addr() {
        return SocketAddress.ADDRESS6;
    }

    @Native("offsetSin6ScopeId()I")
    static int offsetSin6ScopeId() {
        return SocketAddress.SCOPE6;
    }

    @Native("offsetSin6FlowInfo()I")
    static int offsetSin6FlowInfo() {
        return SocketAddress.FLOW6;
    }
}
