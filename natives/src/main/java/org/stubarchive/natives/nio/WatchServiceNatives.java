package org.stubarchive.natives.nio;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.fs.LinuxWatchService}: {@code inotify}. */
@NativesOf("sun/nio/fs/LinuxWatchService")
final class WatchServiceNatives {
    /** {@code struct inotify_event}: its size without the name; offsets of watch, mask, cookie, length and name. */
    private static final int EVENT_SIZE = 16;
    private static final int[] EVENT_OFFSETS = {0, 4, 8, 12, 16};
    private static final int IN_CLOEXEC = 0x8_0000;
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int POLLIN = 1;
    private static final int POLL_ENTRY = 8;

    @Native("eventSize()I")
    static int eventSize() {
        return EVENT_SIZE;
    }

    @Native("inotifyInit()I")
    static int inotifyInit(NativeCall c) {
        return UnixErrors.check(c, Posix.call("inotify_init1", IN_CLOEXEC));
    }

    @Native("inotifyAddWatch(IJI)I")
    static int inotifyAddWatch(NativeCall c, int fd, long pathAddress, int mask) {
        return UnixErrors.check(c, Posix.call("inotify_add_watch", fd, pathAddress, mask));
    }

    @Native("inotifyRmWatch(II)V")
    static void inotifyRmWatch(NativeCall c, int fd, int wd) {
        UnixErrors.check(c, Posix.call("inotify_rm_watch", fd, wd));
    }

    @Native("configureBlocking(IZ)V")
    static void configureBlocking(NativeCall c, int fd, boolean blocking) {
        IoUtilNatives.configureBlocking(c, fd, blocking);
    }

    @Native("eventOffsets()[I")
    static @Oop long offsets(NativeCall c) {
        long array = c.vm().heap().allocateArray(c.thread(), c.vm().wellKnown().typeArray(BasicType.INT), EVENT_OFFSETS.length);
        RawMemory.copyFromArray(array + ObjectLayout.ARRAY_ELEMENTS, EVENT_OFFSETS);
        return array;
    }

    @Native("socketpair([I)V")
    static void socketPair(NativeCall c, @Oop long sv) {
        try (NativeBytes pair = NativeBytes.ofSize(8)) {
            UnixErrors.check(c, Posix.call("socketpair", AF_UNIX, SOCK_STREAM, 0, pair.address()));
            RawMemory.copy(pair.address(), c.nonNull(sv) + ObjectLayout.ARRAY_ELEMENTS, 8);
        }
    }

    private static void setEntry(long entry, int fd) {
        RawMemory.putInt(entry, fd);
        RawMemory.putShort(entry + 4, (short) POLLIN);
    }

    /** {@code poll(first, second)}: waits until one of two files can be read. */
    @Native("poll(II)I")
    static int poll(NativeCall c, int fd1, int fd2) {
        try (NativeBytes entries = NativeBytes.ofSize(2 * POLL_ENTRY)) {
            setEntry(entries.address(), fd1);
            setEntry(entries.address() + POLL_ENTRY, fd2);
            int n = Posix.callIntBlocking(c.thread(), "poll", entries.address(), 2, -1, 0, 0);
            return n == -ErrorText.EINTR ? 0 : UnixErrors.check(c, n);
        }
    }
}
