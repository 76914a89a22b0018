package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.management.MemoryPoolImpl}: the heap. The peak is not recorded: it is what is used now. */
public final class MemoryPoolNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getUsage0()Ljava/lang/management/MemoryUsage;",
        "getCollectionUsage0()Ljava/lang/management/MemoryUsage;",
        "getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;",
        "getPeakUsage0()Ljava/lang/management/MemoryUsage;",
        "resetPeakUsage0()V",
        "setPoolUsageSensor(Lsun/management/Sensor;)V",
        "setPoolCollectionSensor(Lsun/management/Sensor;)V",
    };

    /** The natives. */
    public MemoryPoolNatives() {
        super("sun/management/MemoryPoolImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getUsage0()Ljava/lang/management/MemoryUsage;
                return MemoryBeans.heapUsage(c);
            case 1: // getCollectionUsage0()Ljava/lang/management/MemoryUsage;
                return 0;
            case 2: // getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;
                return MemoryBeans.managers(c);
            case 3: // getPeakUsage0()Ljava/lang/management/MemoryUsage;
                return MemoryBeans.heapUsage(c);
            case 4: // resetPeakUsage0()V
            case 5: // setPoolUsageSensor(Lsun/management/Sensor;)V
            case 6: // setPoolCollectionSensor(Lsun/management/Sensor;)V
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
