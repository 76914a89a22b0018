package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.loader.RawNativeLibraries}: none can be loaded. */
public final class RawNativeLibrariesNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "load0(Ljdk/internal/loader/RawNativeLibraries$RawNativeLibraryImpl;Ljava/lang/String;)Z",
        "unload0(Ljava/lang/String;J)V",
    };

    /** The natives. */
    public RawNativeLibrariesNatives() {
        super("jdk/internal/loader/RawNativeLibraries", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // load0(Ljdk/internal/loader/RawNativeLibraries$RawNativeLibraryImpl;Ljava/lang/String;)Z
                return 0;
            case 1: // unload0(Ljava/lang/String;J)V
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
