package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeState;
import org.stubarchive.natives.NativesOf;

/**
 * Functions of {@code java.lang.Math} that the host computes by code of its own ({@code Intrinsic} gives them a native entry). {@code Math} leaves the
 * last bit open; a program must see the bits that it would see on the host.
 */
@NativesOf("java/lang/Math")
final class MathNatives {
    @Native(value = "sin(D)D", state = NativeState.LEAF)
    static double sin(double a) {
        return Math.sin(a);
    }

    @Native(value = "cos(D)D", state = NativeState.LEAF)
    static double cos(double a) {
        return Math.cos(a);
    }

    @Native(value = "tan(D)D", state = NativeState.LEAF)
    static double tan(double a) {
        return Math.tan(a);
    }

    @Native(value = "exp(D)D", state = NativeState.LEAF)
    static double exp(double a) {
        return Math.exp(a);
    }

    @Native(value = "log(D)D", state = NativeState.LEAF)
    static double log(double a) {
        return Math.log(a);
    }

    @Native(value = "log10(D)D", state = NativeState.LEAF)
    static double log10(double a) {
        return Math.log10(a);
    }

    @Native(value = "pow(DD)D", state = NativeState.LEAF)
    static double pow(double a, double b) {
        return Math.pow(a, b);
    }

    @Native(value = "fma(FFF)F", state = NativeState.LEAF)
    static float fma(float a, float b, float type) {
        return Math.fma(a, b, type);
    }

    @Native(value = "fma(DDD)D", state = NativeState.LEAF)
    static double fma(double a, double b, double type) {
        return Math.fma(a, b, type);
    }

    @Native(value = "cbrt(D)D", state = NativeState.LEAF)
    static double cbrt(double a) {
        return Math.cbrt(a);
    }

    @Native(value = "sinh(D)D", state = NativeState.LEAF)
    static double sinh(double x) {
        return Math.sinh(x);
    }

    @Native(value = "tanh(D)D", state = NativeState.LEAF)
    static double tanh(double x) {
        return Math.tanh(x);
    }
}
