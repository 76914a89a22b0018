package org.stubarchive.natives.util;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.jimage.NativeImageBuffer}: the guest maps the runtime image itself. */
public final class NativeImageBufferNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getNativeMap(Ljava/lang/String;)Ljava/nio/ByteBuffer;",
    };

    /** The natives. */
    public NativeImageBufferNatives() {
        super("jdk/internal/jimage/NativeImageBuffer", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getNativeMap(Ljava/lang/String;)Ljava/nio/ByteBuffer;
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
