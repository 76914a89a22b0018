package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/**
 * Functions of {@code java.lang.Math} that the host computes by code of its own ({@code Intrinsic} gives them a native entry). {@code Math} leaves the
 * last bit open; a program must see the bits that it would see on the host.
 */
public final class MathNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "sin(D)D",
        "cos(D)D",
        "tan(D)D",
        "exp(D)D",
        "log(D)D",
        "log10(D)D",
        "pow(DD)D",
        "fma(FFF)F",
        "fma(DDD)D",
        "cbrt(D)D",
        "sinh(D)D",
        "tanh(D)D",
    };

    /** The natives. */
    public MathNatives() {
        super("java/lang/Math", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // sin(D)D
                return bits(Math.sin(c.doubleAt(0)));
            case 1: // cos(D)D
                return bits(Math.cos(c.doubleAt(0)));
            case 2: // tan(D)D
                return bits(Math.tan(c.doubleAt(0)));
            case 3: // exp(D)D
                return bits(Math.exp(c.doubleAt(0)));
            case 4: // log(D)D
                return bits(Math.log(c.doubleAt(0)));
            case 5: // log10(D)D
                return bits(Math.log10(c.doubleAt(0)));
            case 6: // pow(DD)D
                return bits(Math.pow(c.doubleAt(0), c.doubleAt(1)));
            case 7: // fma(FFF)F
                return bits(Math.fma(c.floatAt(0), c.floatAt(1), c.floatAt(2)));
            case 8: // fma(DDD)D
                return bits(Math.fma(c.doubleAt(0), c.doubleAt(1), c.doubleAt(2)));
            case 9: // cbrt(D)D
                return bits(Math.cbrt(c.doubleAt(0)));
            case 10: // sinh(D)D
                return bits(Math.sinh(c.doubleAt(0)));
            case 11: // tanh(D)D
                return bits(Math.tanh(c.doubleAt(0)));
            default:
                throw noSuchNative(index);
        }
    }
}
