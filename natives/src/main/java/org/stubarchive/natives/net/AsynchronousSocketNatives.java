package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.nio.ch.UnixAsynchronousSocketChannelImpl}. */
public final class AsynchronousSocketNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "checkConnect(I)V",
    };

    /** The natives. */
    public AsynchronousSocketNatives() {
        super("sun/nio/ch/UnixAsynchronousSocketChannelImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // checkConnect(I)V
                SocketPolls.checkError(c, c.intAt(0));
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
