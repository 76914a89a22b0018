package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.log.LogTopic;

/** {@code sun.management.MemoryImpl}. */
@NativesOf("sun/management/MemoryImpl")
final class MemoryNatives {
    @Native("getMemoryPools0()[Ljava/lang/management/MemoryPoolMXBean;")
    static @Oop long getMemoryPools0(NativeCall c) {
        return MemoryBeans.pools(c);
    }

    @Native("getMemoryManagers0()[Ljava/lang/management/MemoryManagerMXBean;")
    static @Oop long getMemoryManagers0(NativeCall c) {
        return MemoryBeans.managers(c);
    }

    @Native("getMemoryUsage0(Z)Ljava/lang/management/MemoryUsage;")
    static @Oop long getMemoryUsage0(NativeCall c, boolean heap) {
        return heap ? MemoryBeans.heapUsage(c) : MemoryBeans.metadataUsage(c);
    }

    @Native("setVerboseGC(Z)V")
    static void setVerboseGC(NativeCall c, boolean value) {
        c.vm().log().set(LogTopic.GC, value);
    }
}
