package org.stubarchive.natives.zip;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.util.zip.CRC32}. */
@NativesOf("java/util/zip/CRC32")
final class Crc32Natives {
    @Native("update(II)I")
    static int update(int crc, int b) {
        return ChecksumMath.crc(crc, b);
    }

    @Native("updateBytes0(I[BII)I")
    static int updateBytes0(NativeCall c, int crc, @Oop long b, int off, int len) {
        return ChecksumMath.crc(crc, c.nonNull(b) + ObjectLayout.ARRAY_ELEMENTS + off, len);
    }

    @Native("updateByteBuffer0(IJII)I")
    static int updateByteBuffer0(int alder, long addr, int off, int len) {
        return ChecksumMath.crc(alder, addr + off, len);
    }
}
