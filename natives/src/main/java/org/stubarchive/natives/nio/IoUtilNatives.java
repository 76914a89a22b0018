package org.stubarchive.natives.nio;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.IOUtil}. */
@NativesOf("sun/nio/ch/IOUtil")
final class IoUtilNatives {
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = 0x800;
    private static final int RLIMIT_NOFILE = 7;
    /** {@code sysconf} name of the most blocks of one gathering write, and what to assume without an answer. */
    private static final int SC_IOV_MAX = 60;
    private static final int LEAST_IOV_MAX = 16;
    private static final int DRAIN_SIZE = 128;

    @Native("drain1(I)I")
    static int drain1(NativeCall c, int fd) {
        return drainOne(c, fd);
    }

    @Native("configureBlocking(Ljava/io/FileDescriptor;Z)V")
    static void configureBlocking(NativeCall c, @Oop long fd, boolean blocking) {
        configureBlocking(c, ChannelIo.fd(c, fd), blocking);
    }

    @Native("fdVal(Ljava/io/FileDescriptor;)I")
    static int fdVal(NativeCall c, @Oop long fd) {
        return ChannelIo.fd(c, fd);
    }

    @Native("setfdVal(Ljava/io/FileDescriptor;I)V")
    static void setfdVal(NativeCall c, @Oop long fd, int value) {
        FileDescriptors.setNumber(c.nonNull(fd), value);
    }

    @Native("iovMax()I")
    static int iovMax() {
        long most = Posix.callLong("sysconf", SC_IOV_MAX, 0, 0, 0, 0);
        return most < 0 ? LEAST_IOV_MAX : (int) most;
    }

    @Native(value = "writevMax()J", first = 25)
    static long writevMax() {
        return Integer.MAX_VALUE;
    }

    @Native("randomBytes([B)Z")
    static boolean randomBytes(NativeCall c, @Oop long someBytes) {
        long array = c.nonNull(someBytes);
        int length = Oops.arrayLength(array);
        return Posix.callLong("getrandom", array + ObjectLayout.ARRAY_ELEMENTS, length, 0, 0, 0) == length;
    }

    /** Numbers of both ends: reading in the upper half, writing in the lower. */
    @Native("makePipe(Z)J")
    static long makePipe(NativeCall c, boolean blocking) {
        try (NativeBytes pair = NativeBytes.ofSize(8)) {
            ChannelResults.ofOther(c, Posix.call("pipe2", pair.address(), blocking ? 0 : O_NONBLOCK));
            return (long) RawMemory.getInt(pair.address()) << 32 | RawMemory.getUnsignedInt(pair.address() + 4);
        }
    }

    @Native("write1(IB)I")
    static int write(NativeCall c, int fd, byte b) {
        try (NativeBytes one = NativeBytes.ofSize(1)) {
            RawMemory.putByte(one.address(), b);
            return (int) ChannelResults.ofOther(c, Posix.callLong("write", fd, one.address(), 1, 0, 0));
        }
    }

    /** Reads all that waits; says whether there was something. */
    @Native("drain(I)Z")
    static boolean drain(NativeCall c, int fd) {
        try (NativeBytes buffer = NativeBytes.ofSize(DRAIN_SIZE)) {
            long total = 0;
            while (true) {
                long n = Posix.callLong("read", fd, buffer.address(), DRAIN_SIZE, 0, 0);
                if (n < 0 && n != -ErrorText.EAGAIN && n != -ErrorText.EINTR) {
                    throw FileDescriptors.failure(c, (int) -n);
                }
                total += Math.max(0, n);
                if (n == -ErrorText.EINTR || n == DRAIN_SIZE) {
                    continue;
                }
                return total > 0;
            }
        }
    }

    private static int drainOne(NativeCall c, int fd) {
        try (NativeBytes one = NativeBytes.ofSize(1)) {
            long n = Posix.callLong("read", fd, one.address(), 1, 0, 0);
            return n == -ErrorText.EAGAIN ? 0 : (int) ChannelResults.ofOther(c, n);
        }
    }

    /** Makes operations on a file wait or not. */
    static void configureBlocking(NativeCall c, int fd, boolean blocking) {
        int flags = (int) ChannelResults.ofOther(c, Posix.call("fcntl", fd, F_GETFL));
        int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
        if (wanted != flags) {
            ChannelResults.ofOther(c, Posix.call("fcntl", fd, F_SETFL, wanted));
        }
    }

    @Native("fdLimit()I")
    static int descriptorLimit(NativeCall c) {
        try (NativeBytes limits = NativeBytes.ofSize(16)) {
            ChannelResults.ofOther(c, Posix.call("getrlimit", RLIMIT_NOFILE, limits.address()));
            long hard = RawMemory.getLong(limits.address() + 8);
            return hard < 0 || hard > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) hard;
        }
    }
}
