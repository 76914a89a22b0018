package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.rmi.transport.GC}: how long ago the last collection was, by which RMI decides when it wants one. */
public final class RemoteCollectionNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "maxObjectInspectionAge()J",
    };
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The natives. */
    public RemoteCollectionNatives() {
        super("sun/rmi/transport/GC", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        if (index != 0) { // maxObjectInspectionAge()J
            throw noSuchNative(index);
        }
        return c.vm().heap().statistics().nanosSinceLast() / NANOS_PER_MILLI;
    }
}
