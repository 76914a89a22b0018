package org.stubarchive.natives.misc;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code jdk.internal.vm.vector.VectorSupport}: vectors are computed lane by lane. */
@NativesOf("jdk/internal/vm/vector/VectorSupport")
final class VectorSupportNatives {
    @Native("getMaxLaneCount(Ljava/lang/Class;)I")
    static int getMaxLaneCount(@Oop long etype) {
        return -1;
    }

    @Native("registerNatives()I")
    static int registerNatives() {
        return 0;
    }

    @Native(value = "getCPUFeatures()Ljava/lang/String;", first = 25)
    static @Oop long getCPUFeatures(NativeCall c) {
        return c.newString("");
    }
}
