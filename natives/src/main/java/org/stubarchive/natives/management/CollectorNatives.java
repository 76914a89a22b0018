package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;

/** {@code sun.management.GarbageCollectorImpl}. */
@NativesOf("sun/management/GarbageCollectorImpl")
final class CollectorNatives {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Native("getCollectionCount()J")
    static long getCollectionCount(NativeCall c) {
        return c.vm().heap().statistics().collections();
    }

    @Native("getCollectionTime()J")
    static long getCollectionTime(NativeCall c) {
        return c.vm().heap().statistics().pauseNanos() / NANOS_PER_MILLI;
    }
}
