package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.StrictMath}: its results are fixed to the last bit, so the host's are the guest's. */
public final class StrictMathNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "sin(D)D",
        "cos(D)D",
        "tan(D)D",
        "asin(D)D",
        "acos(D)D",
        "atan(D)D",
        "log(D)D",
        "log10(D)D",
        "sqrt(D)D",
        "IEEEremainder(DD)D",
        "atan2(DD)D",
        "sinh(D)D",
        "cosh(D)D",
        "tanh(D)D",
        "expm1(D)D",
        "log1p(D)D",
    };

    /** The natives. */
    public StrictMathNatives() {
        super("java/lang/StrictMath", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // sin(D)D
                return bits(StrictMath.sin(c.doubleAt(0)));
            case 1: // cos(D)D
                return bits(StrictMath.cos(c.doubleAt(0)));
            case 2: // tan(D)D
                return bits(StrictMath.tan(c.doubleAt(0)));
            case 3: // asin(D)D
                return bits(StrictMath.asin(c.doubleAt(0)));
            case 4: // acos(D)D
                return bits(StrictMath.acos(c.doubleAt(0)));
            case 5: // atan(D)D
                return bits(StrictMath.atan(c.doubleAt(0)));
            case 6: // log(D)D
                return bits(StrictMath.log(c.doubleAt(0)));
            case 7: // log10(D)D
                return bits(StrictMath.log10(c.doubleAt(0)));
            case 8: // sqrt(D)D
                return bits(StrictMath.sqrt(c.doubleAt(0)));
            case 9: // IEEEremainder(DD)D
                return bits(StrictMath.IEEEremainder(c.doubleAt(0), c.doubleAt(1)));
            case 10: // atan2(DD)D
                return bits(StrictMath.atan2(c.doubleAt(0), c.doubleAt(1)));
            case 11: // sinh(D)D
                return bits(StrictMath.sinh(c.doubleAt(0)));
            case 12: // cosh(D)D
                return bits(StrictMath.cosh(c.doubleAt(0)));
            case 13: // tanh(D)D
                return bits(StrictMath.tanh(c.doubleAt(0)));
            case 14: // expm1(D)D
                return bits(StrictMath.expm1(c.doubleAt(0)));
            case 15: // log1p(D)D
                return bits(StrictMath.log1p(c.doubleAt(0)));
            default:
                throw noSuchNative(index);
        }
    }
}
