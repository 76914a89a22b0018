package org.stubarchive.natives.zip;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.util.zip.Adler32}. */
@NativesOf("java/util/zip/Adler32")
final class Adler32Natives {
    @Native("update(II)I")
    static int update(int adler, int b) {
        return ChecksumMath.adler(adler, b);
    }

    @Native("updateBytes(I[BII)I")
    static int updateBytes(NativeCall c, int adler, @Oop long b, int off, int len) {
        return ChecksumMath.adler(adler, c.nonNull(b) + ObjectLayout.ARRAY_ELEMENTS + off, len);
    }

    @Native("updateByteBuffer(IJII)I")
    static int updateByteBuffer(int adler, long addr, int off, int len) {
        return ChecksumMath.adler(adler, addr + off, len);
    }
}
