package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.management.MemoryManagerImpl}: the collector. */
public final class MemoryManagerNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getMemoryPools0()[Ljava/lang/management/MemoryPoolMXBean;",
    };

    /** The natives. */
    public MemoryManagerNatives() {
        super("sun/management/MemoryManagerImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        if (index != 0) {
            throw noSuchNative(index);
        }
        return MemoryBeans.pools(c);
    }
}
