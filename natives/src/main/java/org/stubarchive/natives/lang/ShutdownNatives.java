package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.calls.VmExit;

/** {@code java.lang.Shutdown}. */
public final class ShutdownNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "beforeHalt()V",
        "halt0(I)V",
    };

    /** The natives. */
    public ShutdownNatives() {
        super("java/lang/Shutdown", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // beforeHalt()V
                return 0;
            case 1: // halt0(I)V
                throw new VmExit(c.intAt(0));
            default:
                throw noSuchNative(index);
        }
    }
}
