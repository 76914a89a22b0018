package org.stubarchive.format.manifest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON (RFC 8259) as UTF-8, put together from pieces: for very many small objects of the same form, where a generator's state costs more than the text. */
final class JsonText {
    private static final int DIGITS = 10;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    /** A piece that is the same each time, as bytes. */
    static byte[] piece(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    JsonText add(byte[] piece) {
        room(piece.length);
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
        return this;
    }

    /** A number that is not negative. */
    JsonText number(int value) {
        room(DIGITS);
        int digits = 1;
        for (int v = value; v >= 10; v /= 10) {
            digits++;
        }
        int v = value;
        for (int at = length + digits - 1; at >= length; at--, v /= 10) {
            bytes[at] = (byte) ('0' + v % 10);
        }
        length += digits;
        return this;
    }

    /** A string with its quotation marks. */
    JsonText string(String s) {
        room(s.length() + 2);
        int start = length;
        bytes[length++] = '"';
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                length = start + 1;
                add(JsonStringEncoder.getInstance().quoteAsUTF8(s));
                room(1);
                break;
            }
            bytes[length++] = (byte) c;
        }
        bytes[length++] = '"';
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
