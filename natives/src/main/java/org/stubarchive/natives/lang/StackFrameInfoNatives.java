package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.StackFrameInfo}. */
public final class StackFrameInfoNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "expandStackFrameInfo()V",
    };

    /** The natives. */
    public StackFrameInfoNatives() {
        super("java/lang/StackFrameInfo", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // expandStackFrameInfo()V
                ResolvedMethodFrames.expand(c);
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
