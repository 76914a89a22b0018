package org.stubarchive.natives.lang;

import java.nio.ByteOrder;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code java.lang.StringUTF16}. */
@NativesOf("java/lang/StringUTF16")
final class StringUtf16Natives {
    @Native(value = "isBigEndian()Z", last = 17)
    static boolean isBigEndian() {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
    }
}
