package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.lang.String}. */
@NativesOf("java/lang/String")
final class StringNatives {
    @Native("intern()Ljava/lang/String;")
    static @Oop long intern(NativeCall c) {
        return c.strings().intern(c.receiver());
    }
}
