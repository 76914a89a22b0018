package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code com.sun.management.internal.GarbageCollectorExtImpl}: there are no notifications. */
public final class CollectorNotificationNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "setNotificationEnabled(Lcom/sun/management/GarbageCollectorMXBean;Z)V",
    };

    /** The natives. */
    public CollectorNotificationNatives() {
        super("com/sun/management/internal/GarbageCollectorExtImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // setNotificationEnabled(Lcom/sun/management/GarbageCollectorMXBean;Z)V
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
