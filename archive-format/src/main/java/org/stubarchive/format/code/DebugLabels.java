package org.stubarchive.format.code;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stubarchive.format.ArchiveFormatException;

/** The {@code debug} section: one line per label, {@code <text offset, 8 hex digits> <label>}, UTF-8, ascending by offset. */
public final class DebugLabels {
    private static final int DIGITS = 8;

    private DebugLabels() {}

    /**
     * The section's content.
     *
     * @throws IllegalArgumentException if a label contains a line break
     */
    public static byte[] encode(SortedMap<Integer, String> labels) {
        StringBuilder b = new StringBuilder();
        for (Map.Entry<Integer, String> e : labels.entrySet()) {
            if (e.getValue().indexOf('\n') >= 0 || e.getValue().isEmpty()) {
                throw new IllegalArgumentException("label '" + e.getValue() + "' at text offset " + e.getKey());
            }
            b.append(String.format("%08x ", e.getKey())).append(e.getValue()).append('\n');
        }
        return b.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The labels in a section.
     *
     * @param content the section, inflated
     * @param textSize bytes of the text, which offsets must not exceed
     * @param file name of the input for messages
     * @param section name of the section for messages
     * @throws ArchiveFormatException if a line is malformed
     */
    public static SortedMap<Integer, String> decode(byte[] content, int textSize, String file, String section) throws ArchiveFormatException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new ArchiveFormatException(file, section, 0, "labels", "UTF-8", "other bytes", ArchiveFormatException.RETRAIN);
        }
        TreeMap<Integer, String> labels = new TreeMap<>();
        int previous = -1;
        for (int at = 0; at < text.length();) {
            int end = text.indexOf('\n', at);
            long offset = end < 0 ? -1 : offset(text, at, end);
            if (offset <= previous || offset > textSize) {
                throw new ArchiveFormatException(file, section, at, "line",
                        DIGITS + " hex digits in " + (previous + 1) + ".." + textSize + ", a space, a label, a line end",
                        "'" + printable(text.substring(at, Math.min(text.length(), at + 40))) + "'", ArchiveFormatException.RETRAIN);
            }
            labels.put((int) offset, text.substring(at + DIGITS + 1, end));
            previous = (int) offset;
            at = end + 1;
        }
        return labels;
    }

    private static long offset(String text, int at, int end) {
        if (end - at < DIGITS + 2 || text.charAt(at + DIGITS) != ' ') {
            return -1;
        }
        long value = 0;
        for (int i = at; i < at + DIGITS; i++) {
            char c = text.charAt(i);
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static String printable(String s) {
        return s.replaceAll("[^ -~]", "?");
    }
}
