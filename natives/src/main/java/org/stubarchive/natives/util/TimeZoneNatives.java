package org.stubarchive.natives.util;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code java.util.TimeZone}. */
@NativesOf("java/util/TimeZone")
final class TimeZoneNatives {
    @Native("getSystemTimeZoneID(Ljava/lang/String;)Ljava/lang/String;")
    static @Oop long getSystemTimeZoneID(NativeCall c, @Oop long javaHome) {
        return c.newString(SystemTimeZone.id());
    }

    @Native("getSystemGMTOffsetID()Ljava/lang/String;")
    static @Oop long getSystemGMTOffsetID(NativeCall c) {
        return c.newString(SystemTimeZone.offsetId());
    }
}
