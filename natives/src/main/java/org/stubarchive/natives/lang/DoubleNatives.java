package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeState;
import org.stubarchive.natives.NativesOf;

/** {@code java.lang.Double}. */
@NativesOf("java/lang/Double")
final class DoubleNatives {
    @Native(value = "doubleToRawLongBits(D)J", state = NativeState.LEAF)
    static long doubleToRawLongBits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    @Native(value = "longBitsToDouble(J)D", state = NativeState.LEAF)
    static double longBitsToDouble(long bits) {
        return Double.longBitsToDouble(bits);
    }
}
