package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeState;
import org.stubarchive.natives.NativesOf;

/** {@code java.lang.StrictMath}: its results are fixed to the last bit, so the host's are the guest's. */
@NativesOf("java/lang/StrictMath")
final class StrictMathNatives {
    @Native(value = "sin(D)D", last = 17, state = NativeState.LEAF)
    static double sin(double a) {
        return StrictMath.sin(a);
    }

    @Native(value = "cos(D)D", last = 17, state = NativeState.LEAF)
    static double cos(double a) {
        return StrictMath.cos(a);
    }

    @Native(value = "tan(D)D", last = 17, state = NativeState.LEAF)
    static double tan(double a) {
        return StrictMath.tan(a);
    }

    @Native(value = "asin(D)D", last = 17, state = NativeState.LEAF)
    static double asin(double a) {
        return StrictMath.asin(a);
    }

    @Native(value = "acos(D)D", last = 17, state = NativeState.LEAF)
    static double acos(double a) {
        return StrictMath.acos(a);
    }

    @Native(value = "atan(D)D", last = 17, state = NativeState.LEAF)
    static double atan(double a) {
        return StrictMath.atan(a);
    }

    @Native(value = "log(D)D", last = 17, state = NativeState.LEAF)
    static double log(double a) {
        return StrictMath.log(a);
    }

    @Native(value = "log10(D)D", last = 17, state = NativeState.LEAF)
    static double log10(double a) {
        return StrictMath.log10(a);
    }

    @Native(value = "sqrt(D)D", last = 17, state = NativeState.LEAF)
    static double sqrt(double a) {
        return StrictMath.sqrt(a);
    }

    @Native(value = "IEEEremainder(DD)D", last = 17, state = NativeState.LEAF)
    static double IEEEremainder(double f1, double f2) {
        return StrictMath.IEEEremainder(f1, f2);
    }

    @Native(value = "atan2(DD)D", last = 17, state = NativeState.LEAF)
    static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }

    @Native(value = "sinh(D)D", last = 17, state = NativeState.LEAF)
    static double sinh(double x) {
        return StrictMath.sinh(x);
    }

    @Native(value = "cosh(D)D", last = 17, state = NativeState.LEAF)
    static double cosh(double x) {
        return StrictMath.cosh(x);
    }

    @Native(value = "tanh(D)D", last = 17, state = NativeState.LEAF)
    static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    @Native(value = "expm1(D)D", last = 17, state = NativeState.LEAF)
    static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    @Native(value = "log1p(D)D", last = 17, state = NativeState.LEAF)
    static double log1p(double x) {
        return StrictMath.log1p(x);
    }
}
