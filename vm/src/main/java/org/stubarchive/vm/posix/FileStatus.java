package org.stubarchive.vm.posix;

import org.stubarchive.loader.memory.RawMemory;

/** {@code struct stat} of 64-bit Linux, as {@code fstatat} fills it. */
public final class FileStatus implements AutoCloseable {
    /** Directory to which a relative path refers: the current one. */
    public static final int AT_FDCWD = -100;
    /** Do not follow a symbolic link at the end of the path. */
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;

    /** Mask of the file type. */
    public static final int S_IFMT = 0xF000;
    /** Directory. */
    public static final int S_IFDIR = 0x4000;
    /** Regular file. */
    public static final int S_IFREG = 0x8000;
    /** Character device. */
    public static final int S_IFCHR = 0x2000;
    /** FIFO. */
    public static final int S_IFLNK = 0xA000;
    /** Type of pipes. */
    public static final int S_IFIFO = 0x1000;
    /** Socket. */
    public static final int S_IFSOCK = 0xC000;
    /** Block device. */
    public static final int S_IFBLK = 0x6000;

    private static final int SIZE = 256;
    private static final boolean AARCH64 = System.getProperty("os.arch").equals("aarch64");
    private static final int MODE = AARCH64 ? 16 : 24;
    private static final int LINKS = AARCH64 ? 20 : 16;
    private static final int UID = AARCH64 ? 24 : 28;
    private static final int GID = AARCH64 ? 28 : 32;
    private static final int RDEV = AARCH64 ? 32 : 40;
    private static final int LENGTH = 48;
    private static final int ACCESSED = 72;
    private static final int MODIFIED = 88;
    private static final int CHANGED = 104;

    private final long address = RawMemory.allocate(SIZE);

    /** Asks for the status of a path. Gives 0 or a negative error number. */
    public int read(int directory, long path, int flags) {
        return Posix.call("fstatat", directory, path, address, flags);
    }

    /** Asks for the status of a file, following links. Gives 0 or a negative error number. */
    public int read(long path) {
        return read(AT_FDCWD, path, 0);
    }

    /** Asks for the status of an open file. Gives 0 or a negative error number. */
    public int readOpen(int fd) {
        return Posix.call("fstat", fd, address);
    }

    /** Type and permissions. */
    public int mode() {
        return RawMemory.getInt(address + MODE);
    }

    /** Whether the type is the given one, one of {@code S_IF*}. */
    public boolean isType(int type) {
        return (mode() & S_IFMT) == type;
    }

    /** Device. */
    public long device() {
        return RawMemory.getLong(address);
    }

    /** Number of the file. */
    public long inode() {
        return RawMemory.getLong(address + 8);
    }

    /** Number of links. */
    public int links() {
        return RawMemory.getInt(address + LINKS);
    }

    /** Owner. */
    public int uid() {
        return RawMemory.getInt(address + UID);
    }

    /** Group. */
    public int gid() {
        return RawMemory.getInt(address + GID);
    }

    /** Device that a device file stands for. */
    public long specialDevice() {
        return RawMemory.getLong(address + RDEV);
    }

    /** Length in bytes. */
    public long length() {
        return RawMemory.getLong(address + LENGTH);
    }

    /** Seconds of the last access. */
    public long accessedSeconds() {
        return RawMemory.getLong(address + ACCESSED);
    }

    /** Nanoseconds of the last access. */
    public long accessedNanos() {
        return RawMemory.getLong(address + ACCESSED + 8);
    }

    /** Seconds of the last modification. */
    public long modifiedSeconds() {
        return RawMemory.getLong(address + MODIFIED);
    }

    /** Nanoseconds of the last modification. */
    public long modifiedNanos() {
        return RawMemory.getLong(address + MODIFIED + 8);
    }

    /** Seconds of the last change of the status. */
    public long changedSeconds() {
        return RawMemory.getLong(address + CHANGED);
    }

    /** Nanoseconds of the last change of the status. */
    public long changedNanos() {
        return RawMemory.getLong(address + CHANGED + 8);
    }

    @Override
    public void close() {
        RawMemory.free(address);
    }
}
