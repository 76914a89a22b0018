package org.stubarchive.compiler.parse;

import java.util.function.IntSupplier;

/** Methods whose graphs are kept as texts: a class per family of bytecodes. */
final class Fixtures {
    private Fixtures() {}

    static final class Constants {
        static long numbers() {
            return -1 + 300 + 70_000 + 5L + (long) 2.5f + (long) 1e10;
        }

        static Object string() {
            return "text";
        }

        static Object klass() {
            return Fixtures.class;
        }
    }

    static final class Stack {
        static int compound(int[] a, int i) {
            return a[i] += 3;
        }

        static long wide(long[] a, int i) {
            return a[i]++;
        }
    }

    static final class Arithmetic {
        static int ints(int a, int b) {
            return (a + b) * (a - b) / b % 7 << 3 ^ a >>> b | -a;
        }

        static long longs(long a, long b, int s) {
            return a / b + (a << s);
        }

        static double mixed(int i, long l, float f, double d) {
            return i + l * f - d % (byte) i;
        }

        static boolean compare(float a, double b) {
            return a < 1f || b >= 2d;
        }
    }

    static final class Branches {
        static int max(int a, int b) {
            return a > b ? a : b;
        }

        static int select(int k) {
            switch (k) {
                case 1:
                    return 10;
                case 2:
                case 3:
                    return 20;
                case 1000:
                    return 30;
                default:
                    return k;
            }
        }

        static boolean same(Object a, Object b) {
            return a == b && a != null;
        }

        static int longer(long a, long b) {
            return a < b ? 1 : 2;
        }
    }

    static final class Loops {
        static int sum(int[] a) {
            int s = 0;
            for (int i = 0; i < a.length; i++) {
                s += a[i];
            }
            return s;
        }

        static int nested(int n, int keep) {
            int s = keep;
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    if ((j & 1) == 0) {
                        continue;
                    }
                    s += j;
                }
            }
            return s + keep;
        }
    }

    static class Fields {
        static int count;
        static volatile long total;
        final boolean flag;
        private String name;

        Fields(boolean flag) {
            this.flag = flag;
        }

        static void statics(int n) {
            count += n;
            total = count;
        }

        String name() {
            return name == null ? name = "" : name;
        }

        static int others(Fields a, Fields b) {
            return a.name.length() + b.name.length() + a.name.length();
        }
    }

    static final class Arrays {
        static Object[] make(int n) {
            Object[] o = new String[n];
            o[0] = new int[n][3];
            return o;
        }

        static byte bytes(byte[] b, boolean[] f, int i) {
            f[i] = b[i] > 0;
            b[i] = (byte) i;
            return b[0];
        }
    }

    static final class Objects {
        static Object make(int n) {
            return new StringBuilder(n);
        }

        static String cast(Object o) {
            return o instanceof String ? (String) o : ((CharSequence) o).toString();
        }
    }

    static final class Calls {
        static int kinds(Runnable r, StringBuilder b) {
            r.run();
            b.append(1);
            return Math.abs(3);
        }

        static IntSupplier dynamic(int n) {
            return () -> n;
        }
    }

    static final class Exceptions {
        static int caught(String s) {
            try {
                return Integer.parseInt(s);
            } catch (NumberFormatException e) {
                return -1;
            } catch (RuntimeException e) {
                return -2;
            }
        }

        static int last(int[] a, int i) {
            int seen = 0;
            try {
                seen = a[i] / i;
            } finally {
                a[0] = seen;
            }
            return seen;
        }

        static void thrown(int n) {
            if (n < 0) {
                throw new IllegalArgumentException();
            }
        }
    }

    static final class Monitors {
        private int n;

        synchronized int whole() {
            return hash() + n;
        }

        int block(Object lock) {
            synchronized (lock) {
                return n++;
            }
        }

        private int hash() {
            return hashCode();
        }
    }
}
