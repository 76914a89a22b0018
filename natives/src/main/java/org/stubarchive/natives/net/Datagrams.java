package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.threads.NativeSection;

/** Receives and sends datagrams. */
@NativesOf("sun/nio/ch/DatagramChannelImpl")
final class Datagrams {
    private static final int LARGEST = 65536;

    private Datagrams() {}

    /** {@code receive0(socket, buffer, length, sender, connected)}: the sender's address is stored at an address. */
    @Native("receive0(Ljava/io/FileDescriptor;JIJZ)I")
    static int receive(NativeCall c, OopArgument fd, long address, int len, long senderAddress, boolean connected) {
        try (NativeBytes size = NativeBytes.ofSize(4)) {
            while (true) {
                RawMemory.putInt(size.address(), SocketAddress.SIZE6);
                long n = call(c, fd.oop(), "recvfrom", address, Math.min(len, LARGEST), senderAddress, size.address());
                // Without a connection, a refusal concerns an earlier datagram to somebody.
                if (n != -ErrorText.ECONNREFUSED || connected) {
                    return result(c, n);
                }
            }
        }
    }

    /** {@code send0(socket, buffer, length, target, target size)}. */
    @Native("send0(Ljava/io/FileDescriptor;JIJI)I")
    static int send(NativeCall c, @Oop long fd, long address, int len, long targetAddress, int targetAddressLen) {
        return result(c, call(c, fd, "sendto", address, Math.min(len, LARGEST), targetAddress, targetAddressLen));
    }

    private static long call(NativeCall c, @Oop long file, String function, long buffer, int length, long address, long size) {
        int fd = FileDescriptors.number(c.nonNull(file));
        long code = Libc.address(function);
        NativeSection section = c.thread().enterNative();
        try {
            long n = org.stubarchive.loader.os.NativeCall.call(code, fd, buffer, length, 0, address, size);
            return n == -1 ? -Libc.errno() : n;
        } finally {
            section.close();
        }
    }

    /** Count, or a code of {@code sun.nio.ch.IOStatus}. */
    static int result(NativeCall c, long n) {
        if (n == -ErrorText.EAGAIN) {
            return Sockets.UNAVAILABLE;
        }
        if (n == -ErrorText.EINTR) {
            return Sockets.INTERRUPTED;
        }
        if (n == -ErrorText.ECONNREFUSED) {
            throw c.exception("java/net/PortUnreachableException", null);
        }
        return SocketErrors.check(c, (int) n);
    }
}
