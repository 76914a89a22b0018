package org.stubarchive.natives.util;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;

/** {@code java.util.concurrent.atomic.AtomicLong}. */
@NativesOf("java/util/concurrent/atomic/AtomicLong")
final class AtomicLongNatives {
    @Native(value = "VMSupportsCS8()Z", last = 17)
    static boolean VMSupportsCS8() {
        return true;
    }
}
