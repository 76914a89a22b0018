package org.stubarchive.natives.misc;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.vm.vector.VectorSupport}: vectors are computed lane by lane. */
public final class VectorSupportNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getMaxLaneCount(Ljava/lang/Class;)I",
        "registerNatives()I",
        "getCPUFeatures()Ljava/lang/String;",
    };

    /** The natives. */
    public VectorSupportNatives() {
        super("jdk/internal/vm/vector/VectorSupport", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getMaxLaneCount(Ljava/lang/Class;)I
                return -1;
            case 1: // registerNatives()I
                return 0;
            case 2: // getCPUFeatures()Ljava/lang/String;
                return c.newString("");
            default:
                throw noSuchNative(index);
        }
    }
}
