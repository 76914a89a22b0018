package org.stubarchive.samples;

/** The Mandelbrot set as characters, with a checksum of the iteration counts. */
public final class Mandelbrot {
    private static final String SHADES = " .:-=+*#%@";

    private Mandelbrot() {}

    static int iterations(double cx, double cy, int limit) {
        double x = 0;
        double y = 0;
        int n = 0;
        while (n < limit && x * x + y * y < 4) {
            double t = x * x - y * y + cx;
            y = 2 * x * y + cy;
            x = t;
            n++;
        }
        return n;
    }

    /** Runs the sample; the argument is the width of the grid for the checksum (160). */
    public static void main(String[] args) {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 160;
        for (int row = 0; row < 24; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < 64; column++) {
                int n = iterations(-2.2 + column * 3.2 / 64, -1.2 + row * 2.4 / 24, 90);
                line.append(SHADES.charAt(n == 90 ? 9 : n % 9));
            }
            System.out.println(line);
        }
        long checksum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                checksum = checksum * 31 + iterations(-2.2 + j * 3.2 / size, -1.2 + i * 2.4 / size, 200);
            }
        }
        System.out.println("checksum " + checksum);
    }
}
