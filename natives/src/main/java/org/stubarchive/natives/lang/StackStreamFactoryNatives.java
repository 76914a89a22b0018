package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code java.lang.StackStreamFactory}. */
@NativesOf("java/lang/StackStreamFactory")
final class StackStreamFactoryNatives {
    @Native("checkStackWalkModes()Z")
    static boolean checkStackWalkModes() {
        return true;
    }
}
