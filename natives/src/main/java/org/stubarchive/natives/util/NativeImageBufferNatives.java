package org.stubarchive.natives.util;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code jdk.internal.jimage.NativeImageBuffer}: the guest maps the runtime image itself. */
@NativesOf("jdk/internal/jimage/NativeImageBuffer")
final class NativeImageBufferNatives {
    @Native("getNativeMap(Ljava/lang/String;)Ljava/nio/ByteBuffer;")
    static @Oop long getNativeMap(@Oop long imagePath) {
        return 0;
    }
}
