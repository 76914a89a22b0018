package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.lang.ref.Finalizer}. */
@NativesOf("java/lang/ref/Finalizer")
final class FinalizerNatives {
    @Native(value = "isFinalizationEnabled()Z", first = 25)
    static boolean isFinalizationEnabled() {
        return true;
    }

    @Native(value = "reportComplete(Ljava/lang/Object;)V", first = 25)
    static void reportComplete(@Oop long finalizee) {}
}
