package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.VirtualThread}: without continuations there are no such threads, but the class is initialised and waits for them. */
public final class VirtualThreadNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "takeVirtualThreadListToUnblock()Ljava/lang/VirtualThread;",
    };

    /** The natives. */
    public VirtualThreadNatives() {
        super("java/lang/VirtualThread", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // takeVirtualThreadListToUnblock()Ljava/lang/VirtualThread;
                while (true) {
                    c.vm().threads().park(c.thread(), false, 0);
                }
            default:
                throw noSuchNative(index);
        }
    }
}
