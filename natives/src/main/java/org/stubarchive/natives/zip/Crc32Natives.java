package org.stubarchive.natives.zip;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.util.zip.CRC32}. */
public final class Crc32Natives extends NativeClass {
    private static final String[] SIGNATURES = {
        "update(II)I",
        "updateBytes0(I[BII)I",
        "updateByteBuffer0(IJII)I",
    };

    /** The natives. */
    public Crc32Natives() {
        super("java/util/zip/CRC32", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // update(II)I
                return ChecksumMath.crc(c.intAt(0), c.intAt(1));
            case 1: // updateBytes0(I[BII)I
                return ChecksumMath.crc(c.intAt(0), c.nonNullAt(1) + ObjectLayout.ARRAY_ELEMENTS + c.intAt(2), c.intAt(3));
            case 2: // updateByteBuffer0(IJII)I
                return ChecksumMath.crc(c.intAt(0), c.longAt(1) + c.intAt(2), c.intAt(3));
            default:
                throw noSuchNative(index);
        }
    }
}
