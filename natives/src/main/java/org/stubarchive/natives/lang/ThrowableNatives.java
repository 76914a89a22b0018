package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.Throwable}. */
public final class ThrowableNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "fillInStackTrace(I)Ljava/lang/Throwable;",
    };

    /** The natives. */
    public ThrowableNatives() {
        super("java/lang/Throwable", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // fillInStackTrace(I)Ljava/lang/Throwable;
                c.vm().exceptions().fillInStackTrace(c.thread(), c.receiver());
                return c.receiver();
            default:
                throw noSuchNative(index);
        }
    }
}
