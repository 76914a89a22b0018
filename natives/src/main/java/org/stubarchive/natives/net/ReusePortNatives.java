package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.net.AbstractPlainSocketImpl}. */
public final class ReusePortNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isReusePortAvailable0()Z",
    };

    /** The natives. */
    public ReusePortNatives() {
        super("java/net/AbstractPlainSocketImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isReusePortAvailable0()Z
                return 1;
            default:
                throw noSuchNative(index);
        }
    }
}
