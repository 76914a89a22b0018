package org.stubarchive.natives.lang;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.VmFlag;

/** {@code java.lang.NullPointerException}. */
@NativesOf("java/lang/NullPointerException")
final class NullPointerExceptionNatives {
    @Native("getExtendedNPEMessage()Ljava/lang/String;")
    static @Oop long getExtendedNPEMessage(NativeCall c) {
        return !c.vm().options().isOn(VmFlag.SHOW_CODE_DETAILS_IN_EXCEPTION_MESSAGES) ? 0 : c.newString(c.vm().exceptions().nullPointerMessage(c.receiver()));
    }
}
