package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.lang.nulls.NullPointerMessages;
import org.stubarchive.vm.VmFlag;

/** {@code java.lang.NullPointerException}. */
public final class NullPointerExceptionNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getExtendedNPEMessage()Ljava/lang/String;",
    };

    /** The natives. */
    public NullPointerExceptionNatives() {
        super("java/lang/NullPointerException", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getExtendedNPEMessage()Ljava/lang/String;
                return !c.vm().options().isOn(VmFlag.SHOW_CODE_DETAILS_IN_EXCEPTION_MESSAGES) ? 0 : c.newString(c.vm().exceptions().nullPointerMessage(c.receiver()));
            default:
                throw noSuchNative(index);
        }
    }
}
