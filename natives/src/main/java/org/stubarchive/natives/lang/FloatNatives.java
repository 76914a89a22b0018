package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.Float}. */
public final class FloatNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "floatToRawIntBits(F)I",
        "intBitsToFloat(I)F",
    };

    /** The natives. */
    public FloatNatives() {
        super("java/lang/Float", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // floatToRawIntBits(F)I
                return c.intAt(0);
            case 1: // intBitsToFloat(I)F
                return c.intAt(0);
            default:
                throw noSuchNative(index);
        }
    }
}
