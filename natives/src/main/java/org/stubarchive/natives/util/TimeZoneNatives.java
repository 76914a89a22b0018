package org.stubarchive.natives.util;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.util.TimeZone}. */
public final class TimeZoneNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getSystemTimeZoneID(Ljava/lang/String;)Ljava/lang/String;",
        "getSystemGMTOffsetID()Ljava/lang/String;",
    };

    /** The natives. */
    public TimeZoneNatives() {
        super("java/util/TimeZone", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getSystemTimeZoneID(Ljava/lang/String;)Ljava/lang/String;
                return c.newString(SystemTimeZone.id());
            case 1: // getSystemGMTOffsetID()Ljava/lang/String;
                return c.newString(SystemTimeZone.offsetId());
            default:
                throw noSuchNative(index);
        }
    }
}
