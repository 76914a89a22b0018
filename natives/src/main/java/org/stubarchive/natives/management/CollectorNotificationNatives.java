package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code com.sun.management.internal.GarbageCollectorExtImpl}: there are no notifications. */
@NativesOf("com/sun/management/internal/GarbageCollectorExtImpl")
final class CollectorNotificationNatives {
    @Native("setNotificationEnabled(Lcom/sun/management/GarbageCollectorMXBean;Z)V")
    static void setNotificationEnabled(@Oop long gc, boolean enabled) {}
}
