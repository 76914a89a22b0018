package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.log.LogTopic;

/** {@code sun.management.ClassLoadingImpl}. */
public final class ClassLoadingNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "setVerboseClass(Z)V",
    };

    /** The natives. */
    public ClassLoadingNatives() {
        super("sun/management/ClassLoadingImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // setVerboseClass(Z)V
                c.vm().log().set(LogTopic.CLASS, c.booleanAt(0));
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
