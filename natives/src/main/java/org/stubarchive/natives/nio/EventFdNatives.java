package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.EventFD}. */
public final class EventFdNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "eventfd0()I",
        "set0(I)I",
    };

    /** The natives. */
    public EventFdNatives() {
        super("sun/nio/ch/EventFD", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // eventfd0()I
                return ChannelResults.ofOther(c, Posix.call("eventfd", 0, 0));
            case 1: // set0(I)I
                return set(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long set(NativeCall c) {
        try (NativeBytes one = NativeBytes.ofSize(8)) {
            RawMemory.putLong(one.address(), 1);
            return ChannelResults.ofOther(c, Posix.callLong("write", c.intAt(0), one.address(), 8, 0, 0));
        }
    }
}
