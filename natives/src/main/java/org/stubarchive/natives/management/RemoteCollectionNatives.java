package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;

/** {@code sun.rmi.transport.GC}: how long ago the last collection was, by which RMI decides when it wants one. */
@NativesOf("sun/rmi/transport/GC")
final class RemoteCollectionNatives {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Native("maxObjectInspectionAge()J")
    static long maxObjectInspectionAge(NativeCall c) {
        return c.vm().heap().statistics().nanosSinceLast() / NANOS_PER_MILLI;
    }
}
