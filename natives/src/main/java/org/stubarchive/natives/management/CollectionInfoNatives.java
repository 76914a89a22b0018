package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code com.sun.management.internal.GcInfoBuilder}: single collections are not described. */
public final class CollectionInfoNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getNumGcExtAttributes(Ljava/lang/management/GarbageCollectorMXBean;)I",
        "fillGcAttributeInfo(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/String;[C[Ljava/lang/String;)V",
        "getLastGcInfo0(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/Object;[C[Ljava/lang/management/MemoryUsage;[Ljava/lang/management/MemoryUsage;)Lcom/sun/management/GcInfo;",
    };

    /** The natives. */
    public CollectionInfoNatives() {
        super("com/sun/management/internal/GcInfoBuilder", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getNumGcExtAttributes(Ljava/lang/management/GarbageCollectorMXBean;)I
                return 0;
            case 1: // fillGcAttributeInfo(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/String;[C[Ljava/lang/String;)V
            case 2: // getLastGcInfo0(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/Object;[C[Ljava/lang/management/MemoryUsage;[Ljava/lang/management/MemoryUsage;)Lcom/sun/management/GcInfo;
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
