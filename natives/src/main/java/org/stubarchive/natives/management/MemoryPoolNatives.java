package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code sun.management.MemoryPoolImpl}: the heap. The peak is not recorded: it is what is used now. */
@NativesOf("sun/management/MemoryPoolImpl")
final class MemoryPoolNatives {
    @Native("getUsage0()Ljava/lang/management/MemoryUsage;")
    static @Oop long getUsage0(NativeCall c) {
        return MemoryBeans.heapUsage(c);
    }

    @Native("getCollectionUsage0()Ljava/lang/management/MemoryUsage;")
    static @Oop long getCollectionUsage0() {
        return 0;
    }

    @Native("getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;")
    static @Oop long getMemoryManagers0(NativeCall c) {
        return MemoryBeans.managers(c);
    }

    @Native("getPeakUsage0()Ljava/lang/management/MemoryUsage;")
    static @Oop long getPeakUsage0(NativeCall c) {
        return MemoryBeans.heapUsage(c);
    }

    @Native("resetPeakUsage0()V")
    static void resetPeakUsage0() {}

    @Native("setPoolUsageSensor(Lsun/management/Sensor;)V")
    @Native("setPoolCollectionSensor(Lsun/management/Sensor;)V")
    static void setPoolUsageSensor(@Oop long s) {}
}
