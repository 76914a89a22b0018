package org.stubarchive.cli;

import java.util.Arrays;
import java.util.Locale;

/** Durations, and their median and range as text. */
final class Sample {
    private final double[] values;

    /** Of at least one value. */
    Sample(double[] values) {
        this.values = values.clone();
        Arrays.sort(this.values);
    }

    double median() {
        int n = values.length;
        return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
    }

    /** {@code median (minimum .. maximum)} with the given unit. */
    String text(String unit) {
        return String.format(Locale.ROOT, "%10.3f %s  (%.3f .. %.3f)", median(), unit, values[0], values[values.length - 1]);
    }

    /** Geometric mean of positive numbers. */
    static double geometricMean(double[] numbers) {
        double sum = 0;
        for (double x : numbers) {
            sum += Math.log(x);
        }
        return Math.exp(sum / numbers.length);
    }
}
