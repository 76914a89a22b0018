package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.StackStreamFactory}. */
public final class StackStreamFactoryNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "checkStackWalkModes()Z",
    };

    /** The natives. */
    public StackStreamFactoryNatives() {
        super("java/lang/StackStreamFactory", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // checkStackWalkModes()Z
                return 1;
            default:
                throw noSuchNative(index);
        }
    }
}
