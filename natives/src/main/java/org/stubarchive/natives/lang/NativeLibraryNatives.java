package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.loader.NativeLibrary}: libraries of the class library have no symbols here. */
public final class NativeLibraryNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "findEntry0(JLjava/lang/String;)J",
    };

    /** The natives. */
    public NativeLibraryNatives() {
        super("jdk/internal/loader/NativeLibrary", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // findEntry0(JLjava/lang/String;)J
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
