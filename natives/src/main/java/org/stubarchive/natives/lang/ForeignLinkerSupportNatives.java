package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code jdk.internal.vm.ForeignLinkerSupport}: programs cannot call C functions. */
@NativesOf("jdk/internal/vm/ForeignLinkerSupport")
final class ForeignLinkerSupportNatives {
    @Native(value = "isSupported0()Z", first = 25)
    static boolean isSupported0() {
        return false;
    }
}
