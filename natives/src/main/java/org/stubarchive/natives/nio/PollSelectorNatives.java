package org.stubarchive.natives.nio;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.PollSelectorImpl}. */
@NativesOf("sun/nio/ch/PollSelectorImpl")
final class PollSelectorNatives {
    @Native("poll(JII)I")
    static int poll(NativeCall c, long pollAddress, int numfds, int timeout) {
        return (int) ChannelResults.ofOther(c,
                Posix.callIntBlocking(c.thread(), "poll", pollAddress, numfds, timeout, 0, 0));
    }
}
