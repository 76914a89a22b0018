package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.DatagramChannelImpl}. */
public final class DatagramNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "disconnect0(Ljava/io/FileDescriptor;Z)V",
        "receive0(Ljava/io/FileDescriptor;JIJZ)I",
        "send0(Ljava/io/FileDescriptor;JIJI)I",
    };

    /** The natives. */
    public DatagramNatives() {
        super("sun/nio/ch/DatagramChannelImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // disconnect0(Ljava/io/FileDescriptor;Z)V
                return disconnect(c);
            case 1: // receive0(Ljava/io/FileDescriptor;JIJZ)I
                return Datagrams.receive(c);
            case 2: // send0(Ljava/io/FileDescriptor;JIJI)I
                return Datagrams.send(c);
            default:
                throw noSuchNative(index);
        }
    }

    /** Connects to an address of no family, which undoes a connection. */
    private static long disconnect(NativeCall c) {
        try (NativeBytes none = NativeBytes.ofSize(SocketAddress.SIZE6)) {
            int size = c.booleanAt(1) ? SocketAddress.SIZE6 : SocketAddress.SIZE4;
            int result = Posix.call("connect", FileDescriptors.number(c.nonNullAt(0)), none.address(), size);
            return result == -ErrorText.EAFNOSUPPORT ? 0 : SocketErrors.check(c, result);
        }
    }
}
