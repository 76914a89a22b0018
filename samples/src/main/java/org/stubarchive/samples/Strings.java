package org.stubarchive.samples;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** String building, concatenation, formatting, Unicode, parsing of numbers. */
public final class Strings {
    private Strings() {}

    /** Runs the sample. */
    public static void main(String[] args) {
        int i = 42;
        long l = -7_000_000_000L;
        double d = 1.0 / 3;
        char c = 'x';
        boolean b = true;
        Object o = null;
        System.out.println("concat " + i + ' ' + l + ' ' + d + ' ' + 2.5f + ' ' + c + ' ' + b + ' ' + o);

        StringBuilder builder = new StringBuilder();
        for (int k = 0; k < 20; k++) {
            builder.append(k).append(k % 2 == 0 ? "," : ";");
        }
        builder.insert(0, "<").append('>').reverse().setCharAt(0, '[');
        System.out.println(builder);

        System.out.println(String.format(Locale.ROOT, "%5d|%-8s|%08.3f|%x|%e|%,d|%b|%c|%%|%10.2e", 42, "left", Math.PI, 255, 12345.678, 1234567, true, 'z', 0.00012345));
        System.out.println(String.format(Locale.ROOT, "%2$s %1$s %<s %3$+d", "a", "b", 5));
        System.out.println("Grüße, Καλημέρα, こんにちは, \uD83D\uDE00".getBytes(StandardCharsets.UTF_8).length);
        String mixed = "aé\u4e2d\uD83D\uDE00";
        System.out.println(mixed.length() + " " + mixed.codePointCount(0, mixed.length()) + " " + Arrays.toString(mixed.codePoints().toArray()));
        System.out.println("MiXeD ß".toUpperCase(Locale.ROOT) + " " + "ÀÉÎ".toLowerCase(Locale.ROOT));
        System.out.println("  strip me ".strip() + "|" + "ab".repeat(5) + "|" + "a,b,,c".split(",").length + "|" + "text".chars().sum());
        System.out.println("line one\nline two\n\nline four".lines().map(s -> s.length() + "").toList());
        System.out.println("hello world".replace("o", "0").indexOf("w0") + " " + "hello".contains("ell") + " " + "b".compareTo("abc") + " " + "Hello".equalsIgnoreCase("hELLO"));
        System.out.println(Integer.parseInt("-123") + Long.parseLong("9999999999") + " " + Double.parseDouble("6.02e23") + " " + Integer.toHexString(-1) + " " + Long.toString(255, 36));
        System.out.println("interned".intern() == "inter".concat("ned").intern());
        double[] doubles = {0, -0.0, 1e-5, 123456789.125, 1e21, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY};
        System.out.println(Arrays.toString(doubles));
        System.out.println(Arrays.toString(new float[] {1.1f, 1e10f, Float.MIN_VALUE, 16777216f}));
        System.out.println("hash " + "The quick brown fox".hashCode() + " " + String.join("/", "x", "y", "z") + " " + String.valueOf(new char[] {'o', 'k'}));
        System.out.println("""
                A text block
                  with "quotes" and an escape: \t|
                """.stripTrailing());
    }
}
