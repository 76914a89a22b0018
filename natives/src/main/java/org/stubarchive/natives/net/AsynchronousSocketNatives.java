package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;

/** {@code sun.nio.ch.UnixAsynchronousSocketChannelImpl}. */
@NativesOf("sun/nio/ch/UnixAsynchronousSocketChannelImpl")
final class AsynchronousSocketNatives {
    @Native("checkConnect(I)V")
    static void checkConnect(NativeCall c, int fdVal) {
        SocketPolls.checkError(c, fdVal);
    }
}
