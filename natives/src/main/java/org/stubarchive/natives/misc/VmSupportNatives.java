package org.stubarchive.natives.misc;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.vm.VMSupport}. */
public final class VmSupportNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "initAgentProperties(Ljava/util/Properties;)Ljava/util/Properties;",
        "getVMTemporaryDirectory()Ljava/lang/String;",
    };

    /** The natives. */
    public VmSupportNatives() {
        super("jdk/internal/vm/VMSupport", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // initAgentProperties(Ljava/util/Properties;)Ljava/util/Properties;
                return c.refAt(0);
            case 1: // getVMTemporaryDirectory()Ljava/lang/String;
                return c.newString("/tmp");
            default:
                throw noSuchNative(index);
        }
    }
}
