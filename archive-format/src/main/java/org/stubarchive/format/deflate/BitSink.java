package org.stubarchive.format.deflate;

import java.util.Arrays;

/** Collects bits, the lowest of a byte first (RFC 1951, 3.1.1). */
final class BitSink {
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private long pending;
    private int pendingBits;

    /** Appends the low bits of a value, the lowest first; at most 32. */
    void bits(int value, int count) {
        pending |= (value & (1L << count) - 1) << pendingBits;
        pendingBits += count;
        while (pendingBits >= Byte.SIZE) {
            append();
        }
    }

    private void append() {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) pending;
        pending >>>= Byte.SIZE;
        pendingBits = Math.max(0, pendingBits - Byte.SIZE);
    }

    /** All that was appended, filled up with zeros to a whole byte. */
    byte[] toBytes() {
        if (pendingBits > 0) {
            append();
        }
        return Arrays.copyOf(bytes, length);
    }
}
