package org.stubarchive.natives.misc;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.misc.PreviewFeatures}. */
public final class PreviewFeaturesNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isPreviewEnabled()Z",
    };

    /** The natives. */
    public PreviewFeaturesNatives() {
        super("jdk/internal/misc/PreviewFeatures", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isPreviewEnabled()Z
                return bits(c.vm().options().enablePreview());
            default:
                throw noSuchNative(index);
        }
    }
}
