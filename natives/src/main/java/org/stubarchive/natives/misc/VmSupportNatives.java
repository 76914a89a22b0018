package org.stubarchive.natives.misc;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code jdk.internal.vm.VMSupport}. */
@NativesOf("jdk/internal/vm/VMSupport")
final class VmSupportNatives {
    @Native("initAgentProperties(Ljava/util/Properties;)Ljava/util/Properties;")
    static @Oop long initAgentProperties(@Oop long props) {
        return props;
    }

    @Native("getVMTemporaryDirectory()Ljava/lang/String;")
    static @Oop long getVMTemporaryDirectory(NativeCall c) {
        return c.newString("/tmp");
    }
}
