package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeState;
import org.stubarchive.natives.NativesOf;

/** {@code java.lang.Float}. */
@NativesOf("java/lang/Float")
final class FloatNatives {
    @Native(value = "floatToRawIntBits(F)I", state = NativeState.LEAF)
    static int floatToRawIntBits(float value) {
        return Float.floatToRawIntBits(value);
    }

    @Native(value = "intBitsToFloat(I)F", state = NativeState.LEAF)
    static float intBitsToFloat(int bits) {
        return Float.intBitsToFloat(bits);
    }
}
