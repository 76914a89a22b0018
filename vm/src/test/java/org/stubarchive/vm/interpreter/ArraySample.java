package org.stubarchive.vm.interpreter;

/** Arrays of every type: creation, access, bounds, null, compound assignment (the {@code dup} forms). */
final class ArraySample {
    private ArraySample() {}

    static byte byteElement(int v, byte index) {
        byte[] a = new byte[7];
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) (v * (i + 1));
        }
        a[3] = (byte) v;
        return a[index & 7];
    }

    static byte byteStoreOutside(byte index) {
        byte[] a = new byte[3];
        a[index] = (byte) 3;
        return a[index];
    }

    static byte byteOfNull(boolean isNull) {
        byte[] a = isNull ? null : new byte[1];
        return a[0];
    }

    static int byteCleared(short size) {
        byte[] a = new byte[size & 0x3FF];
        int bad = 0;
        for (byte x : a) {
            if (x != 0) {
                bad++;
            }
        }
        return bad * 100000 + a.length;
    }

    static char charElement(int v, byte index) {
        char[] a = new char[7];
        for (int i = 0; i < a.length; i++) {
            a[i] = (char) (v * (i + 1));
        }
        a[3] = (char) v;
        return a[index & 7];
    }

    static char charStoreOutside(byte index) {
        char[] a = new char[3];
        a[index] = (char) 3;
        return a[index];
    }

    static char charOfNull(boolean isNull) {
        char[] a = isNull ? null : new char[1];
        return a[0];
    }

    static int charCleared(short size) {
        char[] a = new char[size & 0x3FF];
        int bad = 0;
        for (char x : a) {
            if (x != 0) {
                bad++;
            }
        }
        return bad * 100000 + a.length;
    }

    static short shortElement(int v, byte index) {
        short[] a = new short[7];
        for (int i = 0; i < a.length; i++) {
            a[i] = (short) (v * (i + 1));
        }
        a[3] = (short) v;
        return a[index & 7];
    }

    static short shortStoreOutside(byte index) {
        short[] a = new short[3];
        a[index] = (short) 3;
        return a[index];
    }

    static short shortOfNull(boolean isNull) {
        short[] a = isNull ? null : new short[1];
        return a[0];
    }

    static int shortCleared(short size) {
        short[] a = new short[size & 0x3FF];
        int bad = 0;
        for (short x : a) {
            if (x != 0) {
                bad++;
            }
        }
        return bad * 100000 + a.length;
    }

    static int intElement(int v, byte index) {
        int[] a = new int[7];
        for (int i = 0; i < a.length; i++) {
            a[i] = (int) (v * (i + 1));
        }
        a[3] = (int) v;
        return a[index & 7];
    }

    static int intStoreOutside(byte index) {
        int[] a = new int[3];
        a[index] = (int) 3;
        return a[index];
    }

    static int intOfNull(boolean isNull) {
        int[] a = isNull ? null : new int[1];
        return a[0];
    }

    static int intCleared(short size) {
        int[] a = new int[size & 0x3FF];
        int bad = 0;
        for (int x : a) {
            if (x != 0) {
                bad++;
            }
        }
        return bad * 100000 + a.length;
    }

    static long longElement(int v, byte index) {
        long[] a = new long[7];
        for (int i = 0; i < a.length; i++) {
            a[i] = (long) (v * (i + 1));
        }
        a[3] = (long) v;
        return a[index & 7];
    }

    static long longStoreOutside(byte index) {
        long[] a = new long[3];
        a[index] = (long) 3;
        return a[index];
    }

    static long longOfNull(boolean isNull) {
        long[] a = isNull ? null : new long[1];
        return a[0];
    }

    static int longCleared(short size) {
        long[] a = new long[size & 0x3FF];
        int bad = 0;
        for (long x : a) {
            if (x != 0) {
                bad++;
            }
        }
        return bad * 100000 + a.length;
    }

    static float floatElement(int v, byte index) {
        float[] a = new float[7];
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) (v * (i + 1));
        }
        a[3] = (float) v;
        return a[index & 7];
    }

    static float floatStoreOutside(byte index) {
        float[] a = new float[3];
        a[index] = (float) 3;
        return a[index];
    }

    static float floatOfNull(boolean isNull) {
        float[] a = isNull ? null : new float[1];
        return a[0];
    }

    static int floatCleared(short size) {
        float[] a = new float[size & 0x3FF];
        int bad = 0;
        for (float x : a) {
            if (x != 0) {
                bad++;
            }
        }
        return bad * 100000 + a.length;
    }

    static double doubleElement(int v, byte index) {
        double[] a = new double[7];
        for (int i = 0; i < a.length; i++) {
            a[i] = (double) (v * (i + 1));
        }
        a[3] = (double) v;
        return a[index & 7];
    }

    static double doubleStoreOutside(byte index) {
        double[] a = new double[3];
        a[index] = (double) 3;
        return a[index];
    }

    static double doubleOfNull(boolean isNull) {
        double[] a = isNull ? null : new double[1];
        return a[0];
    }

    static int doubleCleared(short size) {
        double[] a = new double[size & 0x3FF];
        int bad = 0;
        for (double x : a) {
            if (x != 0) {
                bad++;
            }
        }
        return bad * 100000 + a.length;
    }

    static boolean booleanElement(int v, byte index) {
        boolean[] a = new boolean[7];
        for (int i = 0; i < a.length; i++) {
            a[i] = ((v >> i) & 1) != 0;
        }
        a[3] = (v & 1) != 0;
        return a[index & 7];
    }

    static boolean booleanStoreOutside(byte index) {
        boolean[] a = new boolean[3];
        a[index] = true;
        return a[index];
    }

    static boolean booleanOfNull(boolean isNull) {
        boolean[] a = isNull ? null : new boolean[1];
        return a[0];
    }

    static int booleanCleared(short size) {
        boolean[] a = new boolean[size & 0x3FF];
        int bad = 0;
        for (boolean x : a) {
            if (x != false) {
                bad++;
            }
        }
        return bad * 100000 + a.length;
    }

    static double byteCompound(int v) {
        byte[] a = new byte[4];
        int i = 0;
        a[i++] = (byte) v;
        a[i] += a[i - 1]++;
        a[2] = a[1] = (byte) (a[0] + 3);
        a[3] -= --a[2];
        byte x = a[1]++;
        return a[0] + a[1] * 2.0 + a[2] * 3.0 + a[3] * 5.0 + x + i;
    }

    static double charCompound(int v) {
        char[] a = new char[4];
        int i = 0;
        a[i++] = (char) v;
        a[i] += a[i - 1]++;
        a[2] = a[1] = (char) (a[0] + 3);
        a[3] -= --a[2];
        char x = a[1]++;
        return a[0] + a[1] * 2.0 + a[2] * 3.0 + a[3] * 5.0 + x + i;
    }

    static double shortCompound(int v) {
        short[] a = new short[4];
        int i = 0;
        a[i++] = (short) v;
        a[i] += a[i - 1]++;
        a[2] = a[1] = (short) (a[0] + 3);
        a[3] -= --a[2];
        short x = a[1]++;
        return a[0] + a[1] * 2.0 + a[2] * 3.0 + a[3] * 5.0 + x + i;
    }

    static double intCompound(int v) {
        int[] a = new int[4];
        int i = 0;
        a[i++] = (int) v;
        a[i] += a[i - 1]++;
        a[2] = a[1] = (int) (a[0] + 3);
        a[3] -= --a[2];
        int x = a[1]++;
        return a[0] + a[1] * 2.0 + a[2] * 3.0 + a[3] * 5.0 + x + i;
    }

    static double longCompound(int v) {
        long[] a = new long[4];
        int i = 0;
        a[i++] = (long) v;
        a[i] += a[i - 1]++;
        a[2] = a[1] = (long) (a[0] + 3);
        a[3] -= --a[2];
        long x = a[1]++;
        return a[0] + a[1] * 2.0 + a[2] * 3.0 + a[3] * 5.0 + x + i;
    }

    static double floatCompound(int v) {
        float[] a = new float[4];
        int i = 0;
        a[i++] = (float) v;
        a[i] += a[i - 1]++;
        a[2] = a[1] = (float) (a[0] + 3);
        a[3] -= --a[2];
        float x = a[1]++;
        return a[0] + a[1] * 2.0 + a[2] * 3.0 + a[3] * 5.0 + x + i;
    }

    static double doubleCompound(int v) {
        double[] a = new double[4];
        int i = 0;
        a[i++] = (double) v;
        a[i] += a[i - 1]++;
        a[2] = a[1] = (double) (a[0] + 3);
        a[3] -= --a[2];
        double x = a[1]++;
        return a[0] + a[1] * 2.0 + a[2] * 3.0 + a[3] * 5.0 + x + i;
    }

    static int negative(byte size) {
        return new int[size].length;
    }

    static int negativeReferences(byte size) {
        return new Object[size].length;
    }

    static int matrix(byte rows, byte columns) {
        int[][] m = new int[rows & 15][columns & 15];
        int n = 0;
        for (int[] row : m) {
            for (int i = 0; i < row.length; i++) {
                row[i] += n++;
            }
        }
        int sum = 0;
        for (int i = m.length - 1; i >= 0; i--) {
            for (int x : m[i]) {
                sum = sum * 3 + x;
            }
        }
        return sum;
    }

    static int cube(byte a, byte b, byte c) {
        long[][][] m = new long[a][b][];
        return m.length * 10000 + (m.length == 0 ? 0 : m[0].length) * 100 + c;
    }

    static int references(byte index) {
        Object[] a = new Object[4];
        Object[] b = new int[5][];
        a[1] = b;
        a[2] = a;
        b[4] = new int[9];
        return a[index] == null ? -1 : a[index] == a ? 4 : ((Object[]) a[index]).length * 100 + ((int[]) b[4]).length;
    }

    static boolean storeCheck(byte which) {
        Object[] a = which == 0 ? new Object[1] : which == 1 ? new int[1][] : which == 127 ? null : new Throwable[1];
        a[0] = which > 1 ? (Object) new int[0] : new int[1];
        return a[0] instanceof int[];
    }

    static boolean covariance(byte which) {
        Throwable[] a = which > 0 ? new RuntimeException[1] : new Throwable[1];
        a[0] = new IllegalStateException();
        if (which > 10) {
            a[0] = new Error();
        }
        return a instanceof RuntimeException[] && ((Object) a) instanceof Throwable[] && ((Object) a) instanceof Object[];
    }

    static char lookUp(byte index) {
        char[] digits = {'a', 'b', 'c', 'd'};
        int x = 0;
        int y = 1;
        int i = index;
        char c = digits[i];
        return (char) (c + digits[y] + x);
    }
}
