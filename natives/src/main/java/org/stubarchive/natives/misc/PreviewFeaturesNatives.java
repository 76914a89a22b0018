package org.stubarchive.natives.misc;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;

/** {@code jdk.internal.misc.PreviewFeatures}. */
@NativesOf("jdk/internal/misc/PreviewFeatures")
final class PreviewFeaturesNatives {
    @Native(value = "isPreviewEnabled()Z", first = 25)
    static boolean isPreviewEnabled(NativeCall c) {
        return c.vm().options().enablePreview();
    }
}
