package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.gc.GcCause;

/** {@code java.lang.Runtime}. */
@NativesOf("java/lang/Runtime")
final class RuntimeNatives {
    @Native("freeMemory()J")
    static long freeMemory(NativeCall c) {
        return c.vm().heap().freeMemory();
    }

    @Native("totalMemory()J")
    static long totalMemory(NativeCall c) {
        return c.vm().heap().totalMemory();
    }

    @Native("maxMemory()J")
    static long maxMemory(NativeCall c) {
        return c.vm().heap().maxMemory();
    }

    @Native("gc()V")
    static void gc(NativeCall c) {
        if (!c.vm().options().isOn(VmFlag.DISABLE_EXPLICIT_GC)) {
            c.vm().heap().collect(c.thread(), GcCause.SYSTEM_GC);
        }
    }

    @Native("availableProcessors()I")
    static int processors(NativeCall c) {
        long chosen = c.vm().options().number(VmFlag.ACTIVE_PROCESSOR_COUNT);
        return chosen > 0 ? (int) chosen : Runtime.getRuntime().availableProcessors();
    }
}
