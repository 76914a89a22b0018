package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.log.LogTopic;

/** {@code sun.management.MemoryImpl}. */
public final class MemoryNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getMemoryPools0()[Ljava/lang/management/MemoryPoolMXBean;",
        "getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;",
        "getMemoryUsage0(Z)Ljava/lang/management/MemoryUsage;",
        "setVerboseGC(Z)V",
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
            case 3: // setVerboseGC(Z)V
                c.vm().log().set(LogTopic.GC, c.booleanAt(0));
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
