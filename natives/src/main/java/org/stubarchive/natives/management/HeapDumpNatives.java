package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code com.sun.management.internal.HotSpotDiagnostic}. */
public final class HeapDumpNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "dumpHeap0(Ljava/lang/String;Z)V",
    };

    /** The natives. */
    public HeapDumpNatives() {
        super("com/sun/management/internal/HotSpotDiagnostic", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // dumpHeap0(Ljava/lang/String;Z)V
                throw c.exception("java/lang/UnsupportedOperationException", "heap dumps are not supported");
            default:
                throw noSuchNative(index);
        }
    }
}
