package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code sun.management.MemoryManagerImpl}: the collector. */
@NativesOf("sun/management/MemoryManagerImpl")
final class MemoryManagerNatives {
    @Native("getMemoryPools0()[Ljava/lang/management/MemoryPoolMXBean;")
    static @Oop long getMemoryPools0(NativeCall c) {
        return MemoryBeans.pools(c);
    }
}
