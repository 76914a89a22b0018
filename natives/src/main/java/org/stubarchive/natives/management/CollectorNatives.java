package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.management.GarbageCollectorImpl}. */
public final class CollectorNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getCollectionCount()J",
        "getCollectionTime()J",
    };
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The natives. */
    public CollectorNatives() {
        super("sun/management/GarbageCollectorImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getCollectionCount()J
                return c.vm().heap().statistics().collections();
            case 1: // getCollectionTime()J
                return c.vm().heap().statistics().pauseNanos() / NANOS_PER_MILLI;
            default:
                throw noSuchNative(index);
        }
    }
}
