package org.stubarchive.vm.natives.management;

import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;

/** {@code sun.management.MemoryPoolImpl}: the heap. */
public final class MemoryPoolNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getUsage0()Ljava/lang/management/MemoryUsage;",
        "getCollectionUsage0()Ljava/lang/management/MemoryUsage;",
        "getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;",
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
            default:
                throw noSuchNative(index);
        }
    }
}
