package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code jdk.internal.vm.ContinuationSupport}: there are none, so the class library runs each virtual thread on a thread of its own. */
@NativesOf("jdk/internal/vm/ContinuationSupport")
final class ContinuationSupportNatives {
    @Native(value = "isSupported0()Z", first = 25)
    static boolean isSupported0() {
        return false;
    }
}
