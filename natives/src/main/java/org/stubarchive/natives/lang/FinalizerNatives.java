package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.ref.Finalizer}. */
public final class FinalizerNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isFinalizationEnabled()Z",
        "reportComplete(Ljava/lang/Object;)V",
    };

    /** The natives. */
    public FinalizerNatives() {
        super("java/lang/ref/Finalizer", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isFinalizationEnabled()Z
                return 1;
            case 1: // reportComplete(Ljava/lang/Object;)V
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
