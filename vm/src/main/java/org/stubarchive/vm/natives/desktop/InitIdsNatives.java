package org.stubarchive.vm.natives.desktop;

import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;

/** Classes of {@code java.desktop} with a native {@code initIDs}, which lets C code look up their fields: nothing to do here. */
public final class InitIdsNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "initIDs()V",
    };

    /** The natives of the given guest class. */
    public InitIdsNatives(String guestClass) {
        super(guestClass, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        return 0;
    }
}
