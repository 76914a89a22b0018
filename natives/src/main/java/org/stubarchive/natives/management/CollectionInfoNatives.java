package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code com.sun.management.internal.GcInfoBuilder}: single collections are not described. */
@NativesOf("com/sun/management/internal/GcInfoBuilder")
final class CollectionInfoNatives {
    @Native("getNumGcExtAttributes(Ljava/lang/management/GarbageCollectorMXBean;)I")
    static int getNumGcExtAttributes(@Oop long gc) {
        return 0;
    }

    @Native("fillGcAttributeInfo(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/String;[C[Ljava/lang/String;)V")
    static void fillGcAttributeInfo(@Oop long gc, int numAttributes, @Oop long attributeNames, @Oop long types, @Oop long descriptions) {}

    @Native("getLastGcInfo0(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/Object;[C[Ljava/lang/management/MemoryUsage;[Ljava/lang/management/MemoryUsage;)Lcom/sun/management/GcInfo;")
    static @Oop long getLastGcInfo0(@Oop long gc, int numExtAtts, @Oop long extAttValues, @Oop long extAttTypes, @Oop long before, @Oop long after) {
        return 0;
    }
}
