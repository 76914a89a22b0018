package conformance;

import java.util.Arrays;

/** Arrays: bounds, sizes, copies, clones, multidimensional, covariance. */
public final class ArrayOperations {
    static void check(String what, Runnable r) {
        try {
            r.run();
            System.out.println(what + " fine");
        } catch (Throwable t) {
            System.out.println(what + " " + t);
        }
    }

    static int minus = -1;

    public static void main(String[] args) {
        check("neg", () -> { int[] a = new int[minus]; });
        check("negO", () -> { Object[] a = new Object[minus - 4]; });
        check("negM", () -> { Object[] a = new int[3][minus]; });
        check("negM0", () -> { Object[] a = new int[0][minus]; });
        check("bounds", () -> { int[] a = new int[2]; a[2]++; });
        check("bounds-", () -> { long[] a = new long[2]; a[minus] = 1; });
        check("boundsO", () -> { Object[] a = new Object[0]; a[0] = 1; });
        check("boundsB", () -> { boolean[] a = new boolean[3]; a[3] = true; });
        check("boundsBy", () -> { byte[] a = new byte[3]; a[Integer.MIN_VALUE] = 1; });
        check("boundsC", () -> { char[] a = new char[3]; a[Integer.MAX_VALUE] = 1; });
        check("boundsS", () -> { short[] a = new short[3]; System.out.println(a[7]); });
        check("boundsF", () -> { float[] a = new float[3]; System.out.println(a[7]); });
        check("boundsD", () -> { double[] a = new double[3]; System.out.println(a[7]); });
        check("huge", () -> { long[] a = new long[Integer.MAX_VALUE]; });
        check("hugeO", () -> { Object[] a = new Object[Integer.MAX_VALUE]; });
        int[][][] m = new int[2][3][];
        System.out.println(Arrays.deepToString(m) + m.getClass() + m[0].getClass());
        int[][] full = new int[3][4];
        full[1][2] = 5;
        System.out.println(Arrays.deepToString(full) + Arrays.deepToString(new String[2][1][2]) + Arrays.deepToString(new long[1][2]) + Arrays.deepToString(new boolean[][] {{true}, {}, null}));
        Object[][] cov = new String[2][2];
        check("cov", () -> cov[0] = new Integer[1]);
        check("cov2", () -> cov[0] = new String[1]);
        int[] c = full[1].clone();
        c[0] = 9;
        int[][] f2 = full.clone();
        f2[0] = null;
        System.out.println(Arrays.toString(c) + full[1][0] + (f2[1] == full[1]) + (full[0] == null) + new String[] {"q"}.clone()[0]);
        copies();
        elements();
        System.out.println(Arrays.hashCode(new double[] {1, Double.NaN}) + " " + Arrays.equals(new float[] {0f}, new float[] {-0f}) + Arrays.compare(new int[] {1, 2}, new int[] {1, 3}) + Arrays.mismatch(new byte[100], new byte[101]) + new int[0].equals(new int[0]));
        long[] big = new long[1000];
        Arrays.fill(big, 10, 990, -3);
        Arrays.parallelPrefix(big, Long::sum);
        System.out.println(big[999] + " " + Arrays.stream(big).sum());
        byte[] bytes = new byte[513];
        Arrays.fill(bytes, (byte) 7);
        int s = 0;
        for (byte b : bytes) { s += b; }
        System.out.println(s);
        int[] r = new int[5000];
        int seed = 12345;
        for (int i = 0; i < r.length; i++) { seed = seed * 1103515245 + 12345; r[i] = seed >> 8; }
        int[] q = r.clone();
        Arrays.sort(r);
        Arrays.parallelSort(q);
        System.out.println(Arrays.equals(r, q) + " " + Arrays.hashCode(r) + " " + Arrays.binarySearch(r, r[777]));
    }

    static void copies() {
        int[] a = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        System.arraycopy(a, 0, a, 3, 5);
        System.out.println(Arrays.toString(a));
        System.arraycopy(a, 3, a, 1, 6);
        System.out.println(Arrays.toString(a));
        Object ints = a, longs = new long[10], objs = new Object[5], strs = new String[3];
        Object[][] bad = {{null, ints}, {ints, null}, {ints, longs}, {longs, ints}, {ints, objs}, {objs, ints}, {"x", ints}, {ints, "x"}, {objs, strs}, {strs, objs}, {new byte[3], new boolean[3]}, {new int[2][2], new Integer[3]}};
        for (Object[] pair : bad) {
            check("copy " + (pair[0] == null ? null : pair[0].getClass().getName()), () -> System.arraycopy(pair[0], 0, pair[1], 0, 1));
        }
        int[][] args = {{-1, 0, 1}, {0, -1, 1}, {0, 0, -1}, {8, 0, 3}, {0, 8, 3}, {10, 10, 0}, {11, 0, 0}, {0, 11, 0}, {Integer.MAX_VALUE, 0, 2}, {1, Integer.MAX_VALUE, Integer.MAX_VALUE}, {-1, -1, -1}};
        Object[] kinds = {ints, longs, new Object[10], new String[10], new byte[10], new double[10], new char[10], new boolean[10][]};
        for (Object kind : kinds) {
            for (int[] x : args) {
                check("copy", () -> System.arraycopy(kind, x[0], kind, x[1], x[2]));
            }
        }
        Object[] mixed = {"a", "b", 3, "d"};
        String[] target = new String[4];
        check("midway", () -> System.arraycopy(mixed, 0, target, 0, 4));
        System.out.println(Arrays.toString(target));
        Object[] same = {1, "2", 3.0, null};
        System.arraycopy(same, 0, same, 1, 3);
        System.out.println(Arrays.toString(same));
        for (int len = 0; len < 70; len++) {
            byte[] b = new byte[200];
            for (int i = 0; i < 200; i++) { b[i] = (byte) i; }
            System.arraycopy(b, len % 7, b, 5 + len % 5, len);
            short[] sh = new short[100];
            for (int i = 0; i < 100; i++) { sh[i] = (short) i; }
            System.arraycopy(sh, len % 7, sh, len % 3, len);
            System.out.print(Arrays.hashCode(b) + Arrays.hashCode(sh) + " ");
        }
        System.out.println();
        check("copyOf", () -> System.out.println(Arrays.toString(Arrays.copyOf(new Object[] {"a", 1}, 2, String[].class))));
        System.out.println(Arrays.toString(Arrays.copyOfRange(new char[] {'a', 'b'}, 1, 4)).replace('\0', '0'));
    }

    static void elements() {
        byte[] b = {-1, (byte) 200};
        b[0] += 300;
        char[] c = {'a'};
        c[0] += 1;
        short[] s = {1};
        s[0] -= 40000;
        boolean[] z = {true, false};
        z[1] |= z[0];
        z[0] ^= true;
        float[] f = {1};
        f[0] /= 3;
        double[] d = {1};
        d[0] *= Double.MAX_VALUE;
        long[] l = {1};
        l[0] <<= 40;
        String[] t = {"a"};
        t[0] += 1;
        System.out.println(b[0] + " " + b[1] + " " + c[0] + " " + s[0] + z[0] + z[1] + f[0] + d[0] + l[0] + t[0]);
    }
}
