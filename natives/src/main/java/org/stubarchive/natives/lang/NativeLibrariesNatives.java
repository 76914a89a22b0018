package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.objects.GuestField;

/**
 * {@code jdk.internal.loader.NativeLibraries}. The libraries of the class library whose natives are implemented here count as
 * built in. Libraries of programs cannot be loaded.
 */
@NativesOf("jdk/internal/loader/NativeLibraries")
final class NativeLibrariesNatives {
    private static final long HANDLE = 1;
    private static final int JNI_VERSION_10 = 0x000A_0000;

    private final GuestField handle = new GuestField("jdk/internal/loader/NativeLibraries$NativeLibraryImpl", "handle", "J");
    private final GuestField version = new GuestField("jdk/internal/loader/NativeLibraries$NativeLibraryImpl", "jniVersion", "I");

    @Native("findBuiltinLib(Ljava/lang/String;)Ljava/lang/String;")
    static @Oop long findBuiltinLib(NativeCall c, @Oop long name) {
        c.nonNull(name);
        return LibraryTable.isBuiltIn(c.text(name)) ? name : 0;
    }

    @Native(value = "load(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZZ)Z", last = 17)
    boolean load(NativeCall c, @Oop long library, @Oop long name, boolean builtin, boolean jni, boolean throwing) {
        return load(c, library, name, throwing) != 0;
    }

    @Native(value = "unload(Ljava/lang/String;ZZJ)V", last = 17)
    static void unload(@Oop long name, boolean builtin, boolean jni, long handle) {}

    @Native(value = "unload(Ljava/lang/String;ZJ)V", first = 25)
    static void unload(@Oop long name, boolean isBuiltin, long handle) {}

    @Native(value = "load(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZ)Z", first = 25)
    boolean load(NativeCall c, @Oop long impl, @Oop long name, boolean isBuiltin, boolean throwExceptionIfFail) {
        return load(c, impl, name, throwExceptionIfFail) != 0;
    }

    @Native(value = "findEntry0(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;)J", last = 17)
    static long findEntry0(@Oop long library, @Oop long name) {
        return 0;
    }

    private long load(NativeCall c, @Oop long library, @Oop long name, boolean throwing) {
        String path = c.text(name);
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (!LibraryTable.isBuiltIn(file)) {
            if (throwing) {
                throw c.exception("java/lang/UnsatisfiedLinkError", path + ": " + LibraryTable.reason(file));
            }
            return 0;
        }
        handle.putLong(library, HANDLE);
        version.putInt(library, JNI_VERSION_10);
        return 1;
    }
}
