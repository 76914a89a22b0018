package org.stubarchive.vm.natives.management;

import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;

/** {@code sun.management.MemoryImpl}. */
public final class MemoryNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getMemoryPools0()[Ljava/lang/management/MemoryPoolMXBean;",
        "getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;",
        "getMemoryUsage0(Z)Ljava/lang/management/MemoryUsage;",
    };

    /** The natives. */
    public MemoryNatives() {
        super("sun/management/MemoryImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getMemoryPools0()[Ljava/lang/management/MemoryPoolMXBean;
                return MemoryBeans.pools(c);
            case 1: // getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;
                return MemoryBeans.managers(c);
            case 2: // getMemoryUsage0(Z)Ljava/lang/management/MemoryUsage;
                return c.booleanAt(0) ? MemoryBeans.heapUsage(c) : MemoryBeans.metadataUsage(c);
            default:
                throw noSuchNative(index);
        }
    }
}
