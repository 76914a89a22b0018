package org.stubarchive.natives.nio;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.IOUtil}. */
public final class IoUtilNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "randomBytes([B)Z",
        "makePipe(Z)J",
        "write1(IB)I",
        "drain(I)Z",
        "drain1(I)I",
        "configureBlocking(Ljava/io/FileDescriptor;Z)V",
        "fdVal(Ljava/io/FileDescriptor;)I",
        "setfdVal(Ljava/io/FileDescriptor;I)V",
        "fdLimit()I",
        "iovMax()I",
        "writevMax()J",
    };
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = 0x800;
    private static final int RLIMIT_NOFILE = 7;
    /** {@code sysconf} name of the most blocks of one gathering write, and what to assume without an answer. */
    private static final int SC_IOV_MAX = 60;
    private static final int LEAST_IOV_MAX = 16;
    private static final int DRAIN_SIZE = 128;

    /** The natives. */
    public IoUtilNatives() {
        super("sun/nio/ch/IOUtil", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // randomBytes([B)Z
                return bits(randomBytes(c));
            case 1: // makePipe(Z)J
                return makePipe(c);
            case 2: // write1(IB)I
                return write(c);
            case 3: // drain(I)Z
                return bits(drain(c, c.intAt(0)));
            case 4: // drain1(I)I
                return drainOne(c, c.intAt(0));
            case 5: // configureBlocking(Ljava/io/FileDescriptor;Z)V
                configureBlocking(c, ChannelIo.fd(c), c.booleanAt(1));
                return 0;
            case 6: // fdVal(Ljava/io/FileDescriptor;)I
                return ChannelIo.fd(c);
            case 7: // setfdVal(Ljava/io/FileDescriptor;I)V
                FileDescriptors.setNumber(c.nonNullAt(0), c.intAt(1));
                return 0;
            case 8: // fdLimit()I
                return descriptorLimit(c);
            case 9: // iovMax()I
                long most = Posix.callLong("sysconf", SC_IOV_MAX, 0, 0, 0, 0);
                return most < 0 ? LEAST_IOV_MAX : most;
            case 10: // writevMax()J
                return Integer.MAX_VALUE;
            default:
                throw noSuchNative(index);
        }
    }

    private static boolean randomBytes(NativeCall c) {
        long array = c.nonNullAt(0);
        int length = Oops.arrayLength(array);
        return Posix.callLong("getrandom", array + ObjectLayout.ARRAY_ELEMENTS, length, 0, 0, 0) == length;
    }

    /** Numbers of both ends: reading in the upper half, writing in the lower. */
    private static long makePipe(NativeCall c) {
        try (NativeBytes pair = NativeBytes.ofSize(8)) {
            ChannelResults.ofOther(c, Posix.call("pipe2", pair.address(), c.booleanAt(0) ? 0 : O_NONBLOCK));
            return (long) RawMemory.getInt(pair.address()) << 32 | RawMemory.getUnsignedInt(pair.address() + 4);
        }
    }

    private static long write(NativeCall c) {
        try (NativeBytes one = NativeBytes.ofSize(1)) {
            RawMemory.putByte(one.address(), (byte) c.intAt(1));
            return ChannelResults.ofOther(c, Posix.callLong("write", c.intAt(0), one.address(), 1, 0, 0));
        }
    }

    /** Reads all that waits; says whether there was something. */
    private static boolean drain(NativeCall c, int fd) {
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

    private static int descriptorLimit(NativeCall c) {
        try (NativeBytes limits = NativeBytes.ofSize(16)) {
            ChannelResults.ofOther(c, Posix.call("getrlimit", RLIMIT_NOFILE, limits.address()));
            long hard = RawMemory.getLong(limits.address() + 8);
            return hard < 0 || hard > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) hard;
        }
    }
}
