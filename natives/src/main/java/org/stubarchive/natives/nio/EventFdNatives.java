package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.EventFD}. */
@NativesOf("sun/nio/ch/EventFD")
final class EventFdNatives {
    @Native("eventfd0()I")
    static int eventfd0(NativeCall c) {
        return (int) ChannelResults.ofOther(c, Posix.call("eventfd", 0, 0));
    }

    @Native("set0(I)I")
    static int set(NativeCall c, int efd) {
        try (NativeBytes one = NativeBytes.ofSize(8)) {
            RawMemory.putLong(one.address(), 1);
            return (int) ChannelResults.ofOther(c, Posix.callLong("write", efd, one.address(), 8, 0, 0));
        }
    }
}
