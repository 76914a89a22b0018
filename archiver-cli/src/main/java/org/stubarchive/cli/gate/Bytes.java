package org.stubarchive.cli.gate;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 4096}, {@code 4KiB}, {@code 1.5 MiB}. Units are powers of 1024 and have their IEC names; others, such as {@code GB}, may mean either and are refused. */
public final class Bytes {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?) ?((?:[kmg]i)?)b?", Pattern.CASE_INSENSITIVE);

    private Bytes() {}

    /**
     * The number of bytes.
     *
     * @throws IllegalArgumentException if the text is no size; the message says what is expected
     */
    public static long parse(String text) {
        Matcher m = FORM.matcher(text.trim());
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size: write a number of bytes, or one with KiB, MiB or GiB");
        }
        int shift = switch (m.group(2).toLowerCase(Locale.ROOT)) {
            case "ki" -> 10;
            case "mi" -> 20;
            case "gi" -> 30;
            default -> 0;
        };
        BigDecimal bytes = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(1L << shift));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        return bytes.longValue();
    }
}
