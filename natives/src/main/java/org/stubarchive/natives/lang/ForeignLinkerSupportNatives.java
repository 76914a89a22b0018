package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.vm.ForeignLinkerSupport}: programs cannot call C functions. */
public final class ForeignLinkerSupportNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isSupported0()Z",
    };

    /** The natives. */
    public ForeignLinkerSupportNatives() {
        super("jdk/internal/vm/ForeignLinkerSupport", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isSupported0()Z
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
