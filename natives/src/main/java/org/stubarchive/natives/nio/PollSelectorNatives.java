package org.stubarchive.natives.nio;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.PollSelectorImpl}. */
public final class PollSelectorNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "poll(JII)I",
    };

    /** The natives. */
    public PollSelectorNatives() {
        super("sun/nio/ch/PollSelectorImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // poll(JII)I
                return ChannelResults.ofOther(c,
                        Posix.callIntBlocking(c.thread(), "poll", c.longAt(0), c.intAt(1), c.intAt(2), 0, 0));
            default:
                throw noSuchNative(index);
        }
    }
}
