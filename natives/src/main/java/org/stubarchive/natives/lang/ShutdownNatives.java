package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.calls.VmExit;

/** {@code java.lang.Shutdown}. */
@NativesOf("java/lang/Shutdown")
final class ShutdownNatives {
    @Native("beforeHalt()V")
    static void beforeHalt() {}

    @Native("halt0(I)V")
    static void halt0(int status) {
        throw new VmExit(status);
    }
}
