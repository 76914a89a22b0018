package org.stubarchive.loader;

import org.stubarchive.loader.cache.BlobKind;

/**
 * A PC in generated code.
 *
 * @param kind kind of the blob that it is in
 * @param staticId id of the stub; {@link #NO_STUB} for code that is none of the catalogue
 * @param name its catalogue name, or that of the code
 * @param offset bytes from the first byte of the stub or the code
 * @param origin where the code comes from
 */
public record CodePosition(BlobKind kind, int staticId, String name, int offset, CodeOrigin origin) {
    /** No id of any stub. */
    public static final int NO_STUB = 0;

    /** {@code name+0xoffset}. */
    @Override
    public String toString() {
        return name + "+0x" + Integer.toHexString(offset);
    }

    /** Where the code comes from, as reports say it: the kind of what is no stub of the catalogue. */
    public String source() {
        if (kind != BlobKind.IMAGE) {
            return kind.toString();
        }
        return origin == CodeOrigin.ARCHIVE ? "archive" : "generated";
    }
}
