package org.stubarchive.natives.net;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.DatagramChannelImpl}. */
@NativesOf("sun/nio/ch/DatagramChannelImpl")
final class DatagramNatives {
    /** Connects to an address of no family, which undoes a connection. */
    @Native("disconnect0(Ljava/io/FileDescriptor;Z)V")
    static void disconnect(NativeCall c, @Oop long fd, boolean isIPv6) {
        try (NativeBytes none = NativeBytes.ofSize(SocketAddress.SIZE6)) {
            int size = isIPv6 ? SocketAddress.SIZE6 : SocketAddress.SIZE4;
            int result = Posix.call("connect", FileDescriptors.number(c.nonNull(fd)), none.address(), size);
            if (result != -ErrorText.EAFNOSUPPORT) {
            SocketErrors.check(c, result);
        }
        }
    }
}
