package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code jdk.internal.loader.NativeLibrary}: libraries of the class library have no symbols here. */
@NativesOf("jdk/internal/loader/NativeLibrary")
final class NativeLibraryNatives {
    @Native(value = "findEntry0(JLjava/lang/String;)J", first = 25)
    static long findEntry0(long handle, @Oop long name) {
        return 0;
    }
}
