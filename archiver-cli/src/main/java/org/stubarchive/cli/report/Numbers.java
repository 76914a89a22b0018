package org.stubarchive.cli.report;

import java.util.Locale;

/** Numbers for people, the same in every locale. */
public final class Numbers {
    private Numbers() {}

    /** With commas between groups of three digits. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things, such as {@code 1 finding} or {@code 2 findings}; the plural is formed with an s. */
    public static String count(long number, String thing) {
        return grouped(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** As {@link #grouped}, with its sign. */
    public static String signed(long number) {
        return String.format(Locale.ROOT, "%+,d", number);
    }

    /** A change in bytes and per cent, such as {@code +1,024 (+0.5%)}; without per cent where there was nothing before. */
    public static String change(long before, long after) {
        long delta = after - before;
        return delta == 0 ? "0" : before == 0 ? signed(delta) : signed(delta) + String.format(Locale.ROOT, " (%+.2f%%)", 100.0 * delta / before);
    }
}
