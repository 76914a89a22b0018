package org.stubarchive.natives.util;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.util.concurrent.atomic.AtomicLong}. */
public final class AtomicLongNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "VMSupportsCS8()Z",
    };

    /** The natives. */
    public AtomicLongNatives() {
        super("java/util/concurrent/atomic/AtomicLong", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // VMSupportsCS8()Z
                return 1;
            default:
                throw noSuchNative(index);
        }
    }
}
