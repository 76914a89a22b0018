package org.stubarchive.vm.classfile;

import java.nio.charset.StandardCharsets;

/** Modified UTF-8 (JVMS 4.4.7). */
public final class ModifiedUtf8 {
    /** Last major version whose strings may use longer encodings than necessary. */
    private static final int LAST_LENIENT_MAJOR = 47;

    private ModifiedUtf8() {
    }

    /**
     * Decodes a string. Malformed sequences, which {@link #isLegal} rejects, decode to U+FFFD, one per byte.
     *
     * @param offset of the first byte
     * @param length in bytes
     */
    public static String decode(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (bytes[i] < 0) {
                return decodeGeneral(bytes, offset, end);
            }
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    private static String decodeGeneral(byte[] bytes, int offset, int end) {
        char[] chars = new char[end - offset];
        int n = 0;
        int i = offset;
        while (i < end) {
            int b = bytes[i] & 0xff;
            if (b < 0x80) {
                chars[n++] = (char) b;
                i++;
            } else if (b >> 5 == 6 && i + 1 < end && isContinuation(bytes[i + 1])) {
                chars[n++] = (char) ((b & 0x1f) << 6 | bytes[i + 1] & 0x3f);
                i += 2;
            } else if (b >> 4 == 14 && i + 2 < end && isContinuation(bytes[i + 1]) && isContinuation(bytes[i + 2])) {
                chars[n++] = (char) ((b & 0xf) << 12 | (bytes[i + 1] & 0x3f) << 6 | bytes[i + 2] & 0x3f);
                i += 3;
            } else {
                chars[n++] = '\ufffd';
                i++;
            }
        }
        return new String(chars, 0, n);
    }

    /**
     * Whether the bytes are well formed. Up to version 47 a character may use more bytes than it needs.
     *
     * @param major major version of the class file
     */
    public static boolean isLegal(byte[] bytes, int offset, int length, int major) {
        boolean lenient = major <= LAST_LENIENT_MAJOR;
        int end = offset + length;
        int i = offset;
        while (i < end) {
            int b = bytes[i];
            if (b > 0) {
                i++;
            } else if ((b & 0xe0) == 0xc0) {
                if (i + 1 >= end || !isContinuation(bytes[i + 1])) {
                    return false;
                }
                int c = (b & 0x1f) << 6 | bytes[i + 1] & 0x3f;
                if (!lenient && c != 0 && c < 0x80) {
                    return false;
                }
                i += 2;
            } else if ((b & 0xf0) == 0xe0) {
                if (i + 2 >= end || !isContinuation(bytes[i + 1]) || !isContinuation(bytes[i + 2])) {
                    return false;
                }
                int c = (b & 0xf) << 12 | (bytes[i + 1] & 0x3f) << 6 | bytes[i + 2] & 0x3f;
                if (!lenient && c < 0x800) {
                    return false;
                }
                i += 3;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xc0) == 0x80;
    }
}
