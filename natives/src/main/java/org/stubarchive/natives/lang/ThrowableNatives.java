package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.lang.Throwable}. */
@NativesOf("java/lang/Throwable")
final class ThrowableNatives {
    @Native("fillInStackTrace(I)Ljava/lang/Throwable;")
    static @Oop long fillInStackTrace(NativeCall c, int dummy) {
        c.vm().exceptions().fillInStackTrace(c.thread(), c.receiver());
        return c.receiver();
    }
}
