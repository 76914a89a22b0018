package org.stubarchive.samples;

/** Spectral norm of an infinite matrix: nested loops over double arrays. */
public final class SpectralNorm {
    private SpectralNorm() {}

    private static double a(int i, int j) {
        return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
    }

    private static void multiply(double[] v, double[] out) {
        for (int i = 0; i < v.length; i++) {
            double sum = 0;
            for (int j = 0; j < v.length; j++) {
                sum += a(i, j) * v[j];
            }
            out[i] = sum;
        }
    }

    private static void multiplyTransposed(double[] v, double[] out) {
        for (int i = 0; i < v.length; i++) {
            double sum = 0;
            for (int j = 0; j < v.length; j++) {
                sum += a(j, i) * v[j];
            }
            out[i] = sum;
        }
    }

    /** Runs the sample; the argument is the size of the matrix (120). */
    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 120;
        double[] u = new double[n];
        double[] v = new double[n];
        double[] t = new double[n];
        java.util.Arrays.fill(u, 1);
        for (int i = 0; i < 10; i++) {
            multiply(u, t);
            multiplyTransposed(t, v);
            multiply(v, t);
            multiplyTransposed(t, u);
        }
        double uv = 0;
        double vv = 0;
        for (int i = 0; i < n; i++) {
            uv += u[i] * v[i];
            vv += v[i] * v[i];
        }
        System.out.println(Math.sqrt(uv / vv));
    }
}
