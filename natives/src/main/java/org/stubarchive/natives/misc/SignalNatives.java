package org.stubarchive.natives.misc;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code jdk.internal.misc.Signal}: handlers of the guest run through the host's signal dispatch. */
@NativesOf("jdk/internal/misc/Signal")
final class SignalNatives {
    @Native("findSignal0(Ljava/lang/String;)I")
    static int findSignal0(NativeCall c, @Oop long sigName) {
        c.nonNull(sigName);
        return GuestSignals.number(c.text(sigName));
    }

    @Native("handle0(IJ)J")
    static long handle0(NativeCall c, int sig, long nativeH) {
        return GuestSignals.handle(c, sig, nativeH);
    }

    @Native("raise0(I)V")
    static void raise0(int sig) {
        GuestSignals.raise(sig);
    }
}
