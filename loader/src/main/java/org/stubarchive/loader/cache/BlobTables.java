package org.stubarchive.loader.cache;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.stubarchive.format.layout.CodeMapLayout;

/**
 * What is known of a blob's code, beside it and never changed. Only the fault rows are of a form that the cache knows; the others are for the runtime, which
 * reads them where a frame is walked, lazily and in place, be they in memory of the host or mapped from a file.
 *
 * @param faults start, end and handler of each fault range, three numbers counted from the blob's first byte; ascending, not overlapping
 * @param oopMaps where references are, by return address
 * @param debug the virtual frames, by return address
 * @param exceptions handlers, by return address
 */
public record BlobTables(int[] faults, ByteBuffer oopMaps, ByteBuffer debug, ByteBuffer exceptions) {
    private static final int FAULT_WORDS = CodeMapLayout.FAULT_ROW_BYTES / Integer.BYTES;
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /** Validates. */
    public BlobTables {
        Objects.requireNonNull(oopMaps);
        Objects.requireNonNull(debug);
        Objects.requireNonNull(exceptions);
        if (faults.length % FAULT_WORDS != 0) {
            throw new IllegalArgumentException("fault rows of " + faults.length + " numbers, expected a multiple of " + FAULT_WORDS);
        }
    }

    /** Fault rows only. */
    public static BlobTables ofFaults(int... faults) {
        return new BlobTables(faults, EMPTY, EMPTY, EMPTY);
    }

    /** Number of fault rows. */
    int faultCount() {
        return faults.length / FAULT_WORDS;
    }

    /**
     * Checks the fault rows against the blob that they belong to.
     *
     * @throws IllegalArgumentException if one is outside, or they do not ascend
     */
    void checkFaults(int size) {
        int behind = 0;
        for (int i = 0; i < faults.length; i += FAULT_WORDS) {
            int start = faults[i];
            int end = faults[i + 1];
            int handler = faults[i + 2];
            if (start < behind || end <= start || end > size || handler < 0 || handler >= size) {
                throw new IllegalArgumentException(
                        "fault row " + i / FAULT_WORDS + " of a blob of " + size + " bytes: " + start + ".." + end + ", handler " + handler);
            }
            behind = end;
        }
    }
}
