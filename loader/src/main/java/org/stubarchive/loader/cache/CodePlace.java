package org.stubarchive.loader.cache;

/**
 * Room in the code cache that is somebody's and not found by addresses yet: for a blob to be installed.
 *
 * @param start address of the first byte, a multiple of the granule
 * @param size bytes that were asked for, at least 1
 */
public record CodePlace(long start, int size) {
    /** Validates. */
    public CodePlace {
        if (size < 1) {
            throw new IllegalArgumentException("code of " + size + " bytes");
        }
    }

    /** Address behind the last byte. */
    public long end() {
        return start + size;
    }
}
