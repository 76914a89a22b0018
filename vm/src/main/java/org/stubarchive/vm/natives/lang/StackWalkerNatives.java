package org.stubarchive.vm.natives.lang;

import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;

/** {@code java.lang.StackStreamFactory.AbstractStackWalker}. */
public final class StackWalkerNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "callStackWalk(JIII[Ljava/lang/Object;)Ljava/lang/Object;",
        "fetchStackFrames(JJII[Ljava/lang/Object;)I",
    };

    private final OpenStackWalks walks = new OpenStackWalks();

    /** The natives. */
    public StackWalkerNatives() {
        super("java/lang/StackStreamFactory$AbstractStackWalker", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // callStackWalk(JIII[Ljava/lang/Object;)Ljava/lang/Object;
                return walks.walk(c);
            case 1: // fetchStackFrames(JJII[Ljava/lang/Object;)I
                return walks.fetch(c);
            default:
                throw noSuchNative(index);
        }
    }
}
