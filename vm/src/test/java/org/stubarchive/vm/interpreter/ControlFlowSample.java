package org.stubarchive.vm.interpreter;

/** Branches, loops, switches, many local variables, nested calls. */
final class ControlFlowSample {
    private ControlFlowSample() {}

    static int sumTo(short n) {
        int sum = 0;
        for (int i = 0; i <= (n & 0xFF); i++) {
            sum += i;
        }
        return sum;
    }

    static long countDown(byte n) {
        long x = 1;
        int i = n;
        do {
            x = x * 3 + i;
            i--;
        } while (i > 0);
        return x;
    }

    static int dense(int key) {
        return switch (key) {
            case -1 -> 10;
            case 0 -> 20;
            case 1 -> 30;
            case 2 -> 41;
            case 3 -> 52;
            default -> -1;
        };
    }

    static int sparse(int key) {
        return switch (key) {
            case -2000000000 -> 100;
            case -70000 -> 101;
            case -5 -> 102;
            case 0 -> 103;
            case 1 -> 104;
            case 7 -> 105;
            case 31 -> 106;
            case 32 -> 107;
            case 1000 -> 108;
            case 123456789 -> 109;
            case 2147483647 -> 110;
            default -> -1;
        };
    }

    static int one(int key) {
        switch (key) {
            case 12345:
                return 1;
            default:
                return 2;
        }
    }

    static int onlyDefault(int key) {
        switch (key) {
            default:
                return key;
        }
    }

    static int backwardSwitch(byte key) {
        int k = key & 15;
        int steps = 0;
        while (true) {
            steps++;
            switch (k) {
                case 1:
                    k = 3;
                    continue;
                case 3:
                    k = 9;
                    continue;
                case 9:
                    k = 100;
                    continue;
                case 10, 11, 12:
                    k -= 2;
                    continue;
                default:
                    return steps * 1000 + k;
            }
        }
    }

    static long fibonacci(byte n) {
        return fib(n & 15);
    }

    private static long fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    static int constants() {
        return 5 + 100 + 1000 + 100000 - 129 + (int) 3.5f + (int) 2.25 + (int) 123456789012L;
    }

    static long longConstants(long a) {
        return a ^ 0x1234_5678_9ABC_DEF0L ^ 1L ^ 0L;
    }

    static double doubleConstants(double a) {
        return a * 3.25 + 1.0 - 0.0;
    }

    static float floatConstants(float a) {
        return a * 3.25f + 1f - 2f + 0f;
    }

    static double manyArguments(int a, long b, double c) {
        return order((byte) a, b, c, (float) a, (char) b, a > 0, b * 2, -c, (short) a, 7);
    }

    private static double order(byte a, long b, double c, float d, char e, boolean f, long g, double h, short i, int j) {
        return a + b * 2.0 + c * 3 + d * 5 + e * 7 + (f ? 11 : 13) + g * 17.0 + h * 19 + i * 23 + j;
    }

    static int ternaries(int a, int b) {
        int x = a > b ? a : b;
        int y = a == 0 ? b : a != 3 ? a - 1 : 8;
        return x * 31 + (x < y ? y : x - y);
    }

    static int nested(byte a) {
        int n = 0;
        outer:
        for (int i = 0; i < 20; i++) {
            for (int j = i; j > 0; j -= 2) {
                if (j == (a & 7)) {
                    continue outer;
                }
                if (n > 60) {
                    break outer;
                }
                n += j;
            }
        }
        return n;
    }

    static int increments(int a) {
        int b = a++;
        int c = ++a + b--;
        a += 1000;
        c -= 30000;
        b += 127;
        b -= 128;
        return a * 3 + b * 5 + c * 7;
    }

    static int overflowStack(boolean deep) {
        return deep ? 1 + overflowStack(deep) : 0;
    }

    static int catchOverflow(byte a) {
        try {
            return overflowStack(a > 3);
        } catch (StackOverflowError e) {
            return -a;
        }
    }

    static int divideCaught(int a, int b) {
        try {
            return a / b;
        } catch (ArithmeticException e) {
            return 77;
        } finally {
            a++;
        }
    }

    static int finallyOrder(int a) {
        int trace = 1;
        try {
            try {
                trace = trace * 10 + 2;
                if (a % 3 == 0) {
                    throw new IllegalStateException();
                }
                trace = trace * 10 + 3 / (a % 2);
            } finally {
                trace = trace * 10 + 4;
            }
        } catch (IllegalStateException e) {
            trace = trace * 10 + 5;
        } catch (RuntimeException e) {
            trace = trace * 10 + 6;
        }
        return trace;
    }

    static int thrownThrough(int a) {
        int x = 0;
        for (int i = 0; i < 5; i++) {
            try {
                x += thrower(a + i);
            } catch (IllegalArgumentException e) {
                x += 100;
            }
        }
        return x;
    }

    private static int thrower(int a) {
        if ((a & 1) == 0) {
            throw new IllegalArgumentException();
        }
        return a & 0xF;
    }
}
