package org.stubarchive.loader.os;

import org.stubarchive.loader.memory.RawMemory;

/**
 * What {@code statx(2)} says of a file. That call, since its structure is the same on all architectures.
 *
 * @param mode type and permission bits, {@code st_mode}
 * @param owner user id
 * @param size bytes
 * @param inode number in the file system
 * @param changeSeconds time of the last change of content or attributes, whole seconds
 * @param changeNanoseconds the rest of that time
 */
public record FileStatus(int mode, int owner, long size, long inode, long changeSeconds, int changeNanoseconds) {
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int AT_FDCWD = -100;
    private static final int STATX_BASIC_STATS = 0x7FF;
    private static final int BUFFER_SIZE = 256;
    private static final int UID = 20;
    private static final int MODE = 28;
    private static final int INODE = 32;
    private static final int SIZE = 40;
    private static final int BLOCKS = 48;
    /** Bytes of the blocks that are counted, whatever the file system's are. */
    private static final long BLOCK = 512;
    private static final int CTIME_SECONDS = 96;
    private static final int CTIME_NANOSECONDS = 104;

    /**
     * Asks for the status of an open file.
     *
     * @throws OsException if the system refuses
     */
    public static FileStatus of(int fd) {
        FileStatus status = of(fd, "", AT_EMPTY_PATH);
        if (status == null) {
            int errno = Libc.errno();
            throw new OsException("statx", "an open file", errno);
        }
        return status;
    }

    /** Asks for the status of a file by name, following symbolic links; null if there is none, and {@link Libc#errno} tells why. */
    public static FileStatus of(String file) {
        return of(AT_FDCWD, file, 0);
    }

    /**
     * Bytes that an open file takes in memory or on its disk, holes excluded.
     *
     * @throws OsException if the system refuses
     */
    public static long allocatedBytes(int fd) {
        long buffer = RawMemory.allocate(BUFFER_SIZE);
        long path = CString.allocate("");
        try {
            if ((int) NativeCall.call(Libc.address("statx"), fd, path, AT_EMPTY_PATH, STATX_BASIC_STATS, buffer, 0) < 0) {
                int errno = Libc.errno();
                throw new OsException("statx", "an open file", errno);
            }
            return BLOCK * RawMemory.getLong(buffer + BLOCKS);
        } finally {
            RawMemory.free(path);
            RawMemory.free(buffer);
        }
    }

    private static FileStatus of(int fd, String file, int flags) {
        long buffer = RawMemory.allocate(BUFFER_SIZE);
        long path = CString.allocate(file);
        try {
            int result = (int) NativeCall.call(Libc.address("statx"), fd, path, flags, STATX_BASIC_STATS, buffer, 0);
            if (result < 0) {
                return null;
            }
            return new FileStatus(
                    RawMemory.getChar(buffer + MODE),
                    RawMemory.getInt(buffer + UID),
                    RawMemory.getLong(buffer + SIZE),
                    RawMemory.getLong(buffer + INODE),
                    RawMemory.getLong(buffer + CTIME_SECONDS),
                    RawMemory.getInt(buffer + CTIME_NANOSECONDS));
        } finally {
            RawMemory.free(path);
            RawMemory.free(buffer);
        }
    }

    // Written out: the methods that a record gets by itself are built at their first use, which costs a start more than all its loading.

    @Override
    public boolean equals(Object o) {
        return o instanceof FileStatus other
                && mode == other.mode
                && owner == other.owner
                && size == other.size
                && inode == other.inode
                && changeSeconds == other.changeSeconds
                && changeNanoseconds == other.changeNanoseconds;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * (31 * inode + changeSeconds) + changeNanoseconds);
    }

    /** Effective user id of this process. */
    public static int effectiveUser() {
        return (int) Libc.call("geteuid");
    }
}
