package org.stubarchive.cli.report;

/** Text that stays on its line of a terminal: control characters, which names of files may hold, are written as escapes. */
public final class Printable {
    private Printable() {}

    /** The text with each control character (ISO 6429, C0 and C1) written as {@code \n}, {@code \r}, {@code \t} or {@code \}{@code u} and four hexadecimal digits. */
    public static String of(Object value) {
        String text = value.toString();
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder b = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> b.append("\\n");
                case '\r' -> b.append("\\r");
                case '\t' -> b.append("\\t");
                default -> b.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return b.toString();
    }
}
