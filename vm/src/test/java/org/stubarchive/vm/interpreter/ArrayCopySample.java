package org.stubarchive.vm.interpreter;

/** {@code System.arraycopy} within and between arrays of every type, with all positions and lengths around the bounds. */
final class ArrayCopySample {
    private ArrayCopySample() {}

    static long bytes(byte from, byte to, byte length) {
        byte[] a = new byte[13];
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) (i * 3);
        }
        byte[] b = (from & 1) == 0 ? a : new byte[11];
        System.arraycopy(a, from, b, to, length);
        long h = 0;
        for (byte x : a) {
            h = h * 31 + x;
        }
        for (byte x : b) {
            h = h * 31 + x;
        }
        return h;
    }

    static long booleans(byte from, byte to, byte length) {
        boolean[] a = new boolean[13];
        for (int i = 0; i < a.length; i++) {
            a[i] = i % 3 == 0;
        }
        boolean[] b = (from & 1) == 0 ? a : new boolean[11];
        System.arraycopy(a, from, b, to, length);
        long h = 0;
        for (boolean x : a) {
            h = h * 31 + (x ? 1 : 0);
        }
        for (boolean x : b) {
            h = h * 31 + (x ? 1 : 0);
        }
        return h;
    }

    static long shorts(byte from, byte to, byte length) {
        short[] a = new short[13];
        for (int i = 0; i < a.length; i++) {
            a[i] = (short) (i * 301);
        }
        short[] b = (from & 1) == 0 ? a : new short[11];
        System.arraycopy(a, from, b, to, length);
        long h = 0;
        for (short x : a) {
            h = h * 31 + x;
        }
        for (short x : b) {
            h = h * 31 + x;
        }
        return h;
    }

    static long chars(byte from, byte to, byte length) {
        char[] a = new char[13];
        for (int i = 0; i < a.length; i++) {
            a[i] = (char) (i * 301);
        }
        char[] b = (from & 1) == 0 ? a : new char[11];
        System.arraycopy(a, from, b, to, length);
        long h = 0;
        for (char x : a) {
            h = h * 31 + x;
        }
        for (char x : b) {
            h = h * 31 + x;
        }
        return h;
    }

    static long ints(byte from, byte to, byte length) {
        int[] a = new int[13];
        for (int i = 0; i < a.length; i++) {
            a[i] = i * 30101;
        }
        int[] b = (from & 1) == 0 ? a : new int[11];
        System.arraycopy(a, from, b, to, length);
        long h = 0;
        for (int x : a) {
            h = h * 31 + x;
        }
        for (int x : b) {
            h = h * 31 + x;
        }
        return h;
    }

    static long longs(byte from, byte to, byte length) {
        long[] a = new long[13];
        for (int i = 0; i < a.length; i++) {
            a[i] = i * 3010103010L;
        }
        long[] b = (from & 1) == 0 ? a : new long[11];
        System.arraycopy(a, from, b, to, length);
        long h = 0;
        for (long x : a) {
            h = h * 31 + x;
        }
        for (long x : b) {
            h = h * 31 + x;
        }
        return h;
    }

    static long floats(byte from, byte to, byte length) {
        float[] a = new float[13];
        for (int i = 0; i < a.length; i++) {
            a[i] = i / 3f;
        }
        float[] b = (from & 1) == 0 ? a : new float[11];
        System.arraycopy(a, from, b, to, length);
        long h = 0;
        for (float x : a) {
            h = h * 31 + (long) (x * 100);
        }
        for (float x : b) {
            h = h * 31 + (long) (x * 100);
        }
        return h;
    }

    static long doubles(byte from, byte to, byte length) {
        double[] a = new double[13];
        for (int i = 0; i < a.length; i++) {
            a[i] = i / 7.0;
        }
        double[] b = (from & 1) == 0 ? a : new double[11];
        System.arraycopy(a, from, b, to, length);
        long h = 0;
        for (double x : a) {
            h = h * 31 + (long) (x * 100);
        }
        for (double x : b) {
            h = h * 31 + (long) (x * 100);
        }
        return h;
    }

    static long references(byte from, byte to, byte length) {
        int[][] a = new int[13][];
        for (int i = 0; i < a.length; i++) {
            a[i] = new int[i];
        }
        int[][] b = (from & 1) == 0 ? a : new int[11][];
        System.arraycopy(a, from, b, to, length);
        long h = 0;
        for (int[] x : a) {
            h = h * 31 + (x == null ? -1 : x.length);
        }
        for (int[] x : b) {
            h = h * 31 + (x == null ? -1 : x.length);
        }
        return h;
    }

    static int nulls(boolean first) {
        int[] a = first ? null : new int[1];
        int[] b = first ? new int[1] : null;
        System.arraycopy(a, 0, b, 0, 0);
        return 1;
    }
}
