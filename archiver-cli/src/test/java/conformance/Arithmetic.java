package conformance;

/** Integer and floating-point operators at the edges of their ranges. */
public final class Arithmetic {
    private static final int[] INTS = {0, 1, -1, 2, -2, 7, -7, 31, 32, 33, 63, 64, 127, 128, 255, 256, 32767, 32768, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, 0x55555555};
    private static final long[] LONGS = {0, 1, -1, 2, -2, 10, -10, 63, 64, 65, 0xffffffffL, 0x100000000L, -0x100000000L, Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 0x5555555555555555L};
    private static final float[] FLOATS = {0f, -0f, 1f, -1f, 0.5f, 1.5f, -2.5f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 2147483647f, -2147483648f, 2147483904f, 9.223372E18f, 3.3e9f, 1e-40f};
    private static final double[] DOUBLES = {0, -0d, 1, -1, 0.1, 0.5, 1.5, -2.5, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 2147483647.5, -2147483648.5, 9.223372036854775807e18, -9.3e18, 4.9e9, 1e-310};

    private static long hash;
    private static int lines;

    private static void put(long v) {
        hash = hash * 31 + v;
    }

    private static void show(String what) {
        System.out.println(what + " " + Long.toHexString(hash));
        hash = 0;
    }

    public static void main(String[] args) {
        ints();
        longs();
        floats();
        doubles();
        conversions();
        comparisons();
        math();
        compound();
    }

    private static String divide(int a, int b) {
        try {
            return a / b + " " + a % b;
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    private static String divide(long a, long b) {
        try {
            return a / b + " " + a % b;
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    private static void ints() {
        for (int a : INTS) {
            for (int b : INTS) {
                put(a + b);
                put(a - b);
                put(a * b);
                put(a << b);
                put(a >> b);
                put(a >>> b);
                put(a & b);
                put(a | b);
                put(a ^ b);
                put(divide(a, b).hashCode());
                put(a < b ? 1 : a == b ? 2 : a >= b ? 3 : 4);
                put(a <= b ? 1 : a != b ? 2 : 3);
            }
            put(-a);
            put(~a);
            show("int " + a);
        }
        System.out.println(divide(Integer.MIN_VALUE, -1) + " " + divide(1, 0) + " " + divide(-7, 2) + " " + divide(7, -2));
        int i = Integer.MAX_VALUE;
        i++;
        System.out.println(i);
        i += 1000;
        i -= 40000;
        System.out.println(i);
    }

    private static void longs() {
        for (long a : LONGS) {
            for (long b : LONGS) {
                put(a + b);
                put(a - b);
                put(a * b);
                put(a << b);
                put(a >> b);
                put(a >>> b);
                put(a << (int) b);
                put(a & b);
                put(a | b);
                put(a ^ b);
                put(divide(a, b).hashCode());
                put(a < b ? 1 : a == b ? 2 : a >= b ? 3 : 4);
                put(a <= b ? 1 : a != b ? 2 : 3);
                put(Long.compare(a, b));
                put(Math.multiplyHigh(a, b));
            }
            put(-a);
            put(~a);
            show("long " + a);
        }
        System.out.println(divide(Long.MIN_VALUE, -1L) + " " + divide(1L, 0L));
    }

    private static void floats() {
        for (float a : FLOATS) {
            for (float b : FLOATS) {
                put(Float.floatToIntBits(a + b));
                put(Float.floatToIntBits(a - b));
                put(Float.floatToIntBits(a * b));
                put(Float.floatToIntBits(a / b));
                put(Float.floatToIntBits(a % b));
                put(Float.floatToIntBits(Math.max(a, b)));
                put(Float.floatToIntBits(Math.min(a, b)));
                put(Float.floatToIntBits(Math.fma(a, b, 1.25f)));
            }
            put(Float.floatToRawIntBits(-a));
            System.out.println(a + " " + -a + " " + Math.abs(a) + " " + (int) a + " " + (long) a + " " + (double) a + " " + (byte) a + " " + (char) (a) + " " + Math.round(a));
            show("float");
        }
    }

    private static void doubles() {
        for (double a : DOUBLES) {
            for (double b : DOUBLES) {
                put(Double.doubleToLongBits(a + b));
                put(Double.doubleToLongBits(a - b));
                put(Double.doubleToLongBits(a * b));
                put(Double.doubleToLongBits(a / b));
                put(Double.doubleToLongBits(a % b));
                put(Double.doubleToLongBits(Math.max(a, b)));
                put(Double.doubleToLongBits(Math.min(a, b)));
                put(Double.doubleToLongBits(Math.fma(a, b, 1.25)));
                put(Double.doubleToLongBits(Math.IEEEremainder(a, b)));
                put(Double.doubleToLongBits(StrictMath.pow(a, b)));
            }
            System.out.println(a + " " + -a + " " + Math.abs(a) + " " + (int) a + " " + (long) a + " " + (float) a + " " + (short) a + " " + Math.round(a) + " " + Math.floor(a) + " " + Math.ceil(a) + " " + Math.rint(a) + " " + Math.ulp(a) + " " + Math.sqrt(a) + " " + Math.signum(a));
            show("double");
        }
    }

    private static void conversions() {
        for (int i : INTS) {
            System.out.println((byte) i + " " + (short) i + " " + (int) (char) i + " " + (float) i + " " + (double) i + " " + (long) i);
        }
        for (long l : LONGS) {
            System.out.println((byte) l + " " + (short) l + " " + (int) (char) l + " " + (int) l + " " + (float) l + " " + (double) l);
        }
    }

    private static void comparisons() {
        StringBuilder b = new StringBuilder();
        for (float x : FLOATS) {
            for (float y : FLOATS) {
                b.append(x < y ? 1 : 0).append(x <= y ? 1 : 0).append(x > y ? 1 : 0).append(x >= y ? 1 : 0).append(x == y ? 1 : 0).append(!(x < y) ? 1 : 0).append(!(x > y) ? 1 : 0).append(Float.compare(x, y));
            }
        }
        for (double x : DOUBLES) {
            for (double y : DOUBLES) {
                b.append(x < y ? 1 : 0).append(x <= y ? 1 : 0).append(x > y ? 1 : 0).append(x >= y ? 1 : 0).append(x == y ? 1 : 0).append(!(x < y) ? 1 : 0).append(!(x > y) ? 1 : 0).append(Double.compare(x, y));
            }
        }
        System.out.println(b);
    }

    private static void math() {
        for (double d : new double[] {0, 0.1, 0.5, 1, 2, 3.7, 10, 100, 1e10, 1e300, -0.3, -5, Double.NaN, Double.POSITIVE_INFINITY}) {
            System.out.println(StrictMath.sin(d) + " " + StrictMath.cos(d) + " " + StrictMath.tan(d) + " " + StrictMath.exp(d) + " " + StrictMath.log(d) + " " + StrictMath.log10(d) + " " + StrictMath.atan(d) + " " + StrictMath.asin(d) + " "
                    + StrictMath.acos(d) + " " + StrictMath.cbrt(d) + " " + StrictMath.sinh(d) + " " + StrictMath.cosh(d) + " " + StrictMath.tanh(d) + " " + StrictMath.expm1(d) + " " + StrictMath.log1p(d) + " " + StrictMath.hypot(d, 3) + " " + StrictMath.atan2(d, 2));
            System.out.println(Math.sin(d) + " " + Math.cos(d) + " " + Math.tan(d) + " " + Math.exp(d) + " " + Math.log(d) + " " + Math.log10(d) + " " + Math.pow(d, 1.7) + " " + Math.cbrt(d) + " " + Math.toRadians(d));
        }
        try {
            Math.addExact(Integer.MAX_VALUE, 1);
        } catch (ArithmeticException e) {
            System.out.println(e);
        }
        try {
            Math.multiplyExact(Long.MAX_VALUE, 2L);
        } catch (ArithmeticException e) {
            System.out.println(e);
        }
        System.out.println(Math.floorMod(-7, 3) + " " + Math.floorDiv(-7, 3) + " " + Integer.toUnsignedString(-1) + " " + Integer.divideUnsigned(-1, 7) + " " + Long.remainderUnsigned(-1L, 10) + " " + Long.toUnsignedString(Long.MIN_VALUE));
        System.out.println(Integer.bitCount(0x12345) + " " + Long.bitCount(-5) + " " + Integer.reverse(77) + " " + Long.reverseBytes(77) + " " + Integer.highestOneBit(1000) + " " + Long.numberOfLeadingZeros(5) + " " + Integer.numberOfTrailingZeros(0) + " " + Long.rotateLeft(0x123456789L, 70) + " " + Integer.rotateRight(7, 35));
    }

    private static void compound() {
        byte b = 127;
        b++;
        b += 200;
        b >>>= 1;
        short s = -1;
        s >>>= 3;
        char c = 'z';
        c += 70000;
        c--;
        int i = 5;
        i += 3.7;
        i *= 1e10;
        long l = 1;
        l <<= 65;
        l -= 0.5;
        float f = 1;
        f += 1e-9;
        int[] a = {1, 2, 3};
        int k = 0;
        a[k++] += a[k] + k++ * 10;
        a[k] <<= a[0]--;
        k = k++ + ++k;
        System.out.println(b + " " + s + " " + (int) c + " " + i + " " + l + " " + f + " " + a[0] + " " + a[1] + " " + a[2] + " " + k);
        Integer boxed = 127;
        Integer other = 127;
        boxed++;
        System.out.println(boxed + " " + (other == Integer.valueOf(127)) + " " + boxed.equals(128) + " " + ((Object) 'a').equals('a'));
        System.out.println((char) ('a' + 1) + ('a' + 1) + "x" + 'a' + 1 + 1.0f + 1e10 + null + true + (byte) 300 + 5L);
    }
}
