package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Sets the times of last access and modification. */
final class FileTimes {
    /** Units per second of a time in microseconds. */
    static final long MICROS = 1_000_000;
    /** Units per second of a time in nanoseconds. */
    static final long NANOS = 1_000_000_000;

    private static final int TIMESPEC = 16;

    private FileTimes() {}

    /** Sets the times, in microseconds since the epoch, of a path. */
    static long setMicros(NativeCall c, int directory, long path, int flags, long accessed, long modified) {
        return set(c, directory, path, flags, times(accessed, modified, MICROS));
    }

    /** Sets the times, in nanoseconds since the epoch, of a path. */
    static long setNanos(NativeCall c, int directory, long path, int flags, long accessed, long modified) {
        return set(c, directory, path, flags, times(accessed, modified, NANOS));
    }

    private static long set(NativeCall c, int directory, long path, int flags, NativeBytes owned) {
        try (NativeBytes times = owned) {
            return UnixErrors.check(c, Posix.call("utimensat", directory, path, times.address(), flags));
        }
    }

    /** Sets the times of an open file. */
    static long setOpen(NativeCall c, int fd, long accessed, long modified, long unitsPerSecond) {
        try (NativeBytes times = times(accessed, modified, unitsPerSecond)) {
            return UnixErrors.check(c, Posix.call("futimens", fd, times.address()));
        }
    }

    private static NativeBytes times(long accessed, long modified, long unitsPerSecond) {
        NativeBytes times = NativeBytes.ofSize(2 * TIMESPEC);
        put(times.address(), accessed, unitsPerSecond);
        put(times.address() + TIMESPEC, modified, unitsPerSecond);
        return times;
    }

    private static void put(long timespec, long time, long unitsPerSecond) {
        RawMemory.putLong(timespec, Math.floorDiv(time, unitsPerSecond));
        RawMemory.putLong(timespec + 8, Math.floorMod(time, unitsPerSecond) * (NANOS / unitsPerSecond));
    }
}
