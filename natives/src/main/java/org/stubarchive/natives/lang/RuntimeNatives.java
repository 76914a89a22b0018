package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.gc.GcCause;

/** {@code java.lang.Runtime}. */
public final class RuntimeNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "availableProcessors()I",
        "freeMemory()J",
        "totalMemory()J",
        "maxMemory()J",
        "gc()V",
    };

    /** The natives. */
    public RuntimeNatives() {
        super("java/lang/Runtime", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // availableProcessors()I
                return processors(c);
            case 1: // freeMemory()J
                return c.vm().heap().freeMemory();
            case 2: // totalMemory()J
                return c.vm().heap().totalMemory();
            case 3: // maxMemory()J
                return c.vm().heap().maxMemory();
            case 4: // gc()V
                if (!c.vm().options().isOn(VmFlag.DISABLE_EXPLICIT_GC)) {
                    c.vm().heap().collect(c.thread(), GcCause.SYSTEM_GC);
                }
                return 0;
            default:
                throw noSuchNative(index);
        }
    }

    private static long processors(NativeCall c) {
        long chosen = c.vm().options().number(VmFlag.ACTIVE_PROCESSOR_COUNT);
        return chosen > 0 ? chosen : Runtime.getRuntime().availableProcessors();
    }
}
