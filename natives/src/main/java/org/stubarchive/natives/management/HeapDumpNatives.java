package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code com.sun.management.internal.HotSpotDiagnostic}. */
@NativesOf("com/sun/management/internal/HotSpotDiagnostic")
final class HeapDumpNatives {
    @Native("dumpHeap0(Ljava/lang/String;Z)V")
    static void dumpHeap0(NativeCall c, @Oop long outputFile, boolean live) {
        throw c.exception("java/lang/UnsupportedOperationException", "heap dumps are not supported");
    }
}
