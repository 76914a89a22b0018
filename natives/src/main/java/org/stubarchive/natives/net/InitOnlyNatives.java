package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** Classes whose only native method lets C code look up their fields. */
public final class InitOnlyNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()V",
    };

    /** The natives of the given guest class. */
    public InitOnlyNatives(String guestClass) {
        super(guestClass, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        return 0;
    }
}
