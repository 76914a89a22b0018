package org.stubarchive.natives.lang;

import java.nio.ByteOrder;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.StringUTF16}. */
public final class StringUtf16Natives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isBigEndian()Z",
    };

    /** The natives. */
    public StringUtf16Natives() {
        super("java/lang/StringUTF16", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isBigEndian()Z
                return bits(ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
            default:
                throw noSuchNative(index);
        }
    }
}
