package org.stubarchive.format.code;

/**
 * Instructions that may fault, and where execution goes on then. Offsets are relative to the stub.
 *
 * @param start first byte
 * @param end first byte behind
 * @param handler where to continue
 */
public record FaultRange(int start, int end, int handler) {
    /** Validates. */
    public FaultRange {
        if (start < 0 || end <= start || handler < 0) {
            throw new IllegalArgumentException("bad fault range " + start + ".." + end + " -> " + handler);
        }
    }
}
