package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.String}. */
public final class StringNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "intern()Ljava/lang/String;",
    };

    /** The natives. */
    public StringNatives() {
        super("java/lang/String", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // intern()Ljava/lang/String;
                return c.strings().intern(c.receiver());
            default:
                throw noSuchNative(index);
        }
    }
}
