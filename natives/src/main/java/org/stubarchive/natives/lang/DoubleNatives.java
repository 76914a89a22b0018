package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.Double}. */
public final class DoubleNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "doubleToRawLongBits(D)J",
        "longBitsToDouble(J)D",
    };

    /** The natives. */
    public DoubleNatives() {
        super("java/lang/Double", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // doubleToRawLongBits(D)J
                return c.longAt(0);
            case 1: // longBitsToDouble(J)D
                return c.longAt(0);
            default:
                throw noSuchNative(index);
        }
    }
}
