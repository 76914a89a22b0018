package org.stubarchive.natives.misc;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code jdk.internal.misc.Signal}: handlers of the guest run through the host's signal dispatch. */
public final class SignalNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "findSignal0(Ljava/lang/String;)I",
        "handle0(IJ)J",
        "raise0(I)V",
    };

    /** The natives. */
    public SignalNatives() {
        super("jdk/internal/misc/Signal", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // findSignal0(Ljava/lang/String;)I
                c.nonNullAt(0);
                return GuestSignals.number(c.stringAt(0));
            case 1: // handle0(IJ)J
                return GuestSignals.handle(c, c.intAt(0), c.longAt(1));
            case 2: // raise0(I)V
                return GuestSignals.raise(c.intAt(0));
            default:
                throw noSuchNative(index);
        }
    }
}
