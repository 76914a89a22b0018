package org.stubarchive.cli.report;

/** Escaping of text for XML and HTML, in content and in quoted attributes. */
final class Markup {
    private Markup() {}

    /** Characters that XML 1.0 does not allow (section 2.2) become a question mark. */
    static String escape(String text) {
        StringBuilder b = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> b.append("&amp;");
                case '<' -> b.append("&lt;");
                case '>' -> b.append("&gt;");
                case '"' -> b.append("&quot;");
                case '\'' -> b.append("&#39;");
                case '\n', '\t' -> b.append(c);
                default -> b.append(c < ' ' || c >= 0xFFFE || Character.isSurrogate(c) && !paired(text, i) ? '?' : c);
            }
        }
        return b.toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
