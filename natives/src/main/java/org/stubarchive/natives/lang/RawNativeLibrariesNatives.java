package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code jdk.internal.loader.RawNativeLibraries}: none can be loaded. */
@NativesOf("jdk/internal/loader/RawNativeLibraries")
final class RawNativeLibrariesNatives {
    @Native(value = "load0(Ljdk/internal/loader/RawNativeLibraries$RawNativeLibraryImpl;Ljava/lang/String;)Z", first = 25)
    static boolean load0(@Oop long impl, @Oop long name) {
        return false;
    }

    @Native(value = "unload0(Ljava/lang/String;J)V", first = 25)
    static void unload0(@Oop long name, long handle) {}
}
