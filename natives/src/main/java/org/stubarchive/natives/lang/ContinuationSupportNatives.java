package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.vm.ContinuationSupport}: there are none, so the class library runs each virtual thread on a thread of its own. */
public final class ContinuationSupportNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isSupported0()Z",
    };

    /** The natives. */
    public ContinuationSupportNatives() {
        super("jdk/internal/vm/ContinuationSupport", SIGNATURES);
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
