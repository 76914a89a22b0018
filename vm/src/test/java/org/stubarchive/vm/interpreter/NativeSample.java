package org.stubarchive.vm.interpreter;

/** Native and synchronized methods, a finalizer, class initialisation. Only the guest runs them. */
final class NativeSample {
    static int initialized;
    static byte initializedByte;

    private NativeSample() {}

    private static native long mix(int a, long b, Object c, double d);

    private static native float half(float a);

    private native Object self();

    private synchronized native Object lockedSelf();

    private static synchronized native double lockedTwice(double a);

    static double callNatives(int a) {
        NativeSample s = new NativeSample();
        if (s.self() != s || s.lockedSelf() != s) {
            return -1;
        }
        return mix(a, 5L, s, 2.5) + half(3f) + lockedTwice(a);
    }

    @Override
    @SuppressWarnings("removal")
    protected void finalize() {
        initialized--;
    }

    static Object withFinalizer() {
        return new NativeSample();
    }

    static Object lockTwice(Object o, boolean again) {
        synchronized (o) {
            if (again) {
                lockTwice(o, false);
            }
            return o;
        }
    }

    static void lockAndThrow(Object o) {
        synchronized (o) {
            throw new IllegalStateException();
        }
    }

    static int deeply(Object o, int depth) {
        synchronized (o) {
            return depth == 0 ? 1 : 1 + deeply(o, depth - 1);
        }
    }

    static int useStatics(int a) {
        initialized = a;
        initializedByte = (byte) a;
        return initialized + initializedByte;
    }

    static int callStatic(int a) {
        return useStatics(a);
    }

    static long intrinsics(double d, float f, int i, long l) {
        long h = 0;
        h = h * 31 + Double.doubleToRawLongBits(Math.sqrt(d));
        h = h * 31 + Double.doubleToRawLongBits(StrictMath.sqrt(d));
        h = h * 31 + Double.doubleToRawLongBits(Math.abs(d));
        h = h * 31 + Float.floatToRawIntBits(Math.abs(f));
        h = h * 31 + Math.abs(i);
        h = h * 31 + Math.abs(l);
        h = h * 31 + Double.doubleToRawLongBits(Double.longBitsToDouble(l));
        h = h * 31 + Float.floatToRawIntBits(Float.intBitsToFloat(i & 0xFF7FFFFF));
        Thread.onSpinWait();
        return h;
    }

    static int hashes(Object o) {
        return System.identityHashCode(o) * 31 + o.hashCode() + System.identityHashCode(null);
    }

    static Object classOf(Object o) {
        return o.getClass();
    }
}
