package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;

/**
 * {@code jdk.internal.loader.NativeLibraries}. The libraries of the class library whose natives are implemented here count as
 * built in. Libraries of programs cannot be loaded.
 */
public final class NativeLibrariesNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "findBuiltinLib(Ljava/lang/String;)Ljava/lang/String;",
        "load(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZZ)Z",
        "unload(Ljava/lang/String;ZZJ)V",
        "load(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZ)Z",
        "unload(Ljava/lang/String;ZJ)V",
        "findEntry0(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;)J",
    };
    private static final long HANDLE = 1;
    private static final int JNI_VERSION_10 = 0x000A_0000;

    private final GuestField handle = new GuestField("jdk/internal/loader/NativeLibraries$NativeLibraryImpl", "handle", "J");
    private final GuestField version = new GuestField("jdk/internal/loader/NativeLibraries$NativeLibraryImpl", "jniVersion", "I");

    /** The natives. */
    public NativeLibrariesNatives() {
        super("jdk/internal/loader/NativeLibraries", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // findBuiltinLib(Ljava/lang/String;)Ljava/lang/String;
                c.nonNullAt(0);
                return LibraryTable.isBuiltIn(c.stringAt(0)) ? c.refAt(0) : 0;
            case 1: // load(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZZ)Z
                return load(c, c.booleanAt(4));
            case 2: // unload(Ljava/lang/String;ZZJ)V
            case 4: // unload(Ljava/lang/String;ZJ)V
                return 0;
            case 3: // load(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZ)Z
                return load(c, c.booleanAt(3));
            case 5: // findEntry0(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;)J
                return 0;
            default:
                throw noSuchNative(index);
        }
    }

    private long load(NativeCall c, boolean throwing) {
        String path = c.stringAt(1);
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (!LibraryTable.isBuiltIn(file)) {
            if (throwing) {
                throw c.exception("java/lang/UnsatisfiedLinkError", path + ": " + LibraryTable.reason(file));
            }
            return 0;
        }
        handle.putLong(c.refAt(0), HANDLE);
        version.putInt(c.refAt(0), JNI_VERSION_10);
        return 1;
    }
}
