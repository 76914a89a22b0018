package org.stubarchive.natives.nio;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.fs.LinuxWatchService}: {@code inotify}. */
public final class WatchServiceNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "eventSize()I",
        "eventOffsets()[I",
        "inotifyInit()I",
        "inotifyAddWatch(IJI)I",
        "inotifyRmWatch(II)V",
        "configureBlocking(IZ)V",
        "socketpair([I)V",
        "poll(II)I",
    };
    /** {@code struct inotify_event}: its size without the name; offsets of watch, mask, cookie, length and name. */
    private static final int EVENT_SIZE = 16;
    private static final int[] EVENT_OFFSETS = {0, 4, 8, 12, 16};
    private static final int IN_CLOEXEC = 0x8_0000;
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int POLLIN = 1;
    private static final int POLL_ENTRY = 8;

    /** The natives. */
    public WatchServiceNatives() {
        super("sun/nio/fs/LinuxWatchService", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // eventSize()I
                return EVENT_SIZE;
            case 1: // eventOffsets()[I
                return offsets(c);
            case 2: // inotifyInit()I
                return UnixErrors.check(c, Posix.call("inotify_init1", IN_CLOEXEC));
            case 3: // inotifyAddWatch(IJI)I
                return UnixErrors.check(c, Posix.call("inotify_add_watch", c.intAt(0), c.longAt(1), c.intAt(2)));
            case 4: // inotifyRmWatch(II)V
                return UnixErrors.check(c, Posix.call("inotify_rm_watch", c.intAt(0), c.intAt(1)));
            case 5: // configureBlocking(IZ)V
                IoUtilNatives.configureBlocking(c, c.intAt(0), c.booleanAt(1));
                return 0;
            case 6: // socketpair([I)V
                return socketPair(c);
            case 7: // poll(II)I
                return poll(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long offsets(NativeCall c) {
        long array = c.vm().heap().allocateArray(c.thread(), c.vm().wellKnown().typeArray(BasicType.INT), EVENT_OFFSETS.length);
        RawMemory.copyFromArray(array + ObjectLayout.ARRAY_ELEMENTS, EVENT_OFFSETS);
        return array;
    }

    private static long socketPair(NativeCall c) {
        try (NativeBytes pair = NativeBytes.ofSize(8)) {
            UnixErrors.check(c, Posix.call("socketpair", AF_UNIX, SOCK_STREAM, 0, pair.address()));
            RawMemory.copy(pair.address(), c.nonNullAt(0) + ObjectLayout.ARRAY_ELEMENTS, 8);
            return 0;
        }
    }

    /** {@code poll(first, second)}: waits until one of two files can be read. */
    private static int poll(NativeCall c) {
        try (NativeBytes entries = NativeBytes.ofSize(2 * POLL_ENTRY)) {
            for (int i = 0; i < 2; i++) {
                RawMemory.putInt(entries.address() + (long) POLL_ENTRY * i, c.intAt(i));
                RawMemory.putShort(entries.address() + (long) POLL_ENTRY * i + 4, (short) POLLIN);
            }
            int n = Posix.callIntBlocking(c.thread(), "poll", entries.address(), 2, -1, 0, 0);
            return n == -ErrorText.EINTR ? 0 : UnixErrors.check(c, n);
        }
    }
}
