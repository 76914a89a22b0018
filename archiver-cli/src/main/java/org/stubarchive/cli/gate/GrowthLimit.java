package org.stubarchive.cli.gate;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How much something may grow: by a part of what it was, or by bytes.
 *
 * @param percent per cent, or null
 * @param bytes bytes, where there is no percentage
 * @param text as the user wrote it
 */
public record GrowthLimit(BigDecimal percent, long bytes, String text) {
    private static final Pattern PERCENT = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?%");

    /**
     * A limit such as {@code 2%} or {@code 4KiB}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static GrowthLimit parse(String text) {
        if (PERCENT.matcher(text).matches()) {
            return new GrowthLimit(new BigDecimal(text.substring(0, text.length() - 1)), 0, text);
        }
        if (text.endsWith("%")) {
            throw new IllegalArgumentException("'" + text + "' is not a percentage: write one like 2% or 0.5%");
        }
        return new GrowthLimit(null, Bytes.parse(text), text);
    }

    /** Whether growth from one size to another is more than the limit. Any growth from nothing is more than every percentage. */
    public boolean isExceeded(long before, long after) {
        long growth = after - before;
        if (percent == null) {
            return growth > bytes;
        }
        return growth > 0 && BigDecimal.valueOf(growth).movePointRight(2).compareTo(percent.multiply(BigDecimal.valueOf(before))) > 0;
    }
}
