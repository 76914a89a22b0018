package org.stubarchive.vm.natives.management;

import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;

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
