package org.stubarchive.vm.interpreter;

/** One method per arithmetic, conversion and comparison bytecode. */
final class ArithmeticSample {
    private ArithmeticSample() {}

    static int iadd(int a, int b) {
        return a + b;
    }

    static int isub(int a, int b) {
        return a - b;
    }

    static int imul(int a, int b) {
        return a * b;
    }

    static int idiv(int a, int b) {
        return a / b;
    }

    static int irem(int a, int b) {
        return a % b;
    }

    static int ineg(int a) {
        return -a;
    }

    static long ladd(long a, long b) {
        return a + b;
    }

    static long lsub(long a, long b) {
        return a - b;
    }

    static long lmul(long a, long b) {
        return a * b;
    }

    static long ldiv(long a, long b) {
        return a / b;
    }

    static long lrem(long a, long b) {
        return a % b;
    }

    static long lneg(long a) {
        return -a;
    }

    static float fadd(float a, float b) {
        return a + b;
    }

    static float fsub(float a, float b) {
        return a - b;
    }

    static float fmul(float a, float b) {
        return a * b;
    }

    static float fdiv(float a, float b) {
        return a / b;
    }

    static float frem(float a, float b) {
        return a % b;
    }

    static float fneg(float a) {
        return -a;
    }

    static double dadd(double a, double b) {
        return a + b;
    }

    static double dsub(double a, double b) {
        return a - b;
    }

    static double dmul(double a, double b) {
        return a * b;
    }

    static double ddiv(double a, double b) {
        return a / b;
    }

    static double drem(double a, double b) {
        return a % b;
    }

    static double dneg(double a) {
        return -a;
    }

    static int iand(int a, int b) {
        return a & b;
    }

    static int ior(int a, int b) {
        return a | b;
    }

    static int ixor(int a, int b) {
        return a ^ b;
    }

    static int ishl(int a, int b) {
        return a << b;
    }

    static int ishr(int a, int b) {
        return a >> b;
    }

    static int iushr(int a, int b) {
        return a >>> b;
    }

    static long land(long a, long b) {
        return a & b;
    }

    static long lor(long a, long b) {
        return a | b;
    }

    static long lxor(long a, long b) {
        return a ^ b;
    }

    static long lshl(long a, int b) {
        return a << b;
    }

    static long lshr(long a, int b) {
        return a >> b;
    }

    static long lushr(long a, int b) {
        return a >>> b;
    }

    static long i2l(int a) {
        return (long) a;
    }

    static float i2f(int a) {
        return (float) a;
    }

    static double i2d(int a) {
        return (double) a;
    }

    static int l2i(long a) {
        return (int) a;
    }

    static float l2f(long a) {
        return (float) a;
    }

    static double l2d(long a) {
        return (double) a;
    }

    static int f2i(float a) {
        return (int) a;
    }

    static long f2l(float a) {
        return (long) a;
    }

    static double f2d(float a) {
        return (double) a;
    }

    static int d2i(double a) {
        return (int) a;
    }

    static long d2l(double a) {
        return (long) a;
    }

    static float d2f(double a) {
        return (float) a;
    }

    static byte i2byte(int a) {
        return (byte) a;
    }

    static int byteThroughInt(byte a) {
        return a + 1;
    }

    static char i2char(int a) {
        return (char) a;
    }

    static int charThroughInt(char a) {
        return a + 1;
    }

    static short i2short(int a) {
        return (short) a;
    }

    static int shortThroughInt(short a) {
        return a + 1;
    }

    static boolean ieq(int a, int b) {
        return a == b;
    }

    static boolean ine(int a, int b) {
        return a != b;
    }

    static boolean ilt(int a, int b) {
        return a < b;
    }

    static boolean ige(int a, int b) {
        return a >= b;
    }

    static boolean igt(int a, int b) {
        return a > b;
    }

    static boolean ile(int a, int b) {
        return a <= b;
    }

    static boolean leq(long a, long b) {
        return a == b;
    }

    static boolean lne(long a, long b) {
        return a != b;
    }

    static boolean llt(long a, long b) {
        return a < b;
    }

    static boolean lge(long a, long b) {
        return a >= b;
    }

    static boolean lgt(long a, long b) {
        return a > b;
    }

    static boolean lle(long a, long b) {
        return a <= b;
    }

    static boolean feq(float a, float b) {
        return a == b;
    }

    static boolean fne(float a, float b) {
        return a != b;
    }

    static boolean flt(float a, float b) {
        return a < b;
    }

    static boolean fge(float a, float b) {
        return a >= b;
    }

    static boolean fgt(float a, float b) {
        return a > b;
    }

    static boolean fle(float a, float b) {
        return a <= b;
    }

    static boolean deq(double a, double b) {
        return a == b;
    }

    static boolean dne(double a, double b) {
        return a != b;
    }

    static boolean dlt(double a, double b) {
        return a < b;
    }

    static boolean dge(double a, double b) {
        return a >= b;
    }

    static boolean dgt(double a, double b) {
        return a > b;
    }

    static boolean dle(double a, double b) {
        return a <= b;
    }

    static int ifZeroEq(int a) {
        return a == 0 ? 17 : -4;
    }

    static int ifZeroNe(int a) {
        return a != 0 ? 17 : -4;
    }

    static int ifZeroLt(int a) {
        return a < 0 ? 17 : -4;
    }

    static int ifZeroGe(int a) {
        return a >= 0 ? 17 : -4;
    }

    static int ifZeroGt(int a) {
        return a > 0 ? 17 : -4;
    }

    static int ifZeroLe(int a) {
        return a <= 0 ? 17 : -4;
    }

    static long mixed(int a, long b) {
        return (a * 31L ^ b >>> 3) - (b << (a & 7)) / (a | 1);
    }

    static double mean(float a, double b) {
        return (a + b) / 2 - a * b;
    }

    static boolean not(boolean a) {
        return !a;
    }
}
