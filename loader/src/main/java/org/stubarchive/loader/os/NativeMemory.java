package org.stubarchive.loader.os;

import org.stubarchive.loader.memory.RawMemory;

/** Reserves, commits, protects and maps native memory. All sizes and addresses are whole pages. */
public final class NativeMemory {
    private static final long FOUR_GIB = 1L << 32;
    private static final long LOWEST = 0x1000_0000L;
    private static final long STEP = 0x0800_0000L;

    private NativeMemory() {}

    /** Bytes per page. */
    public static int pageSize() {
        return RawMemory.pageSize();
    }

    /** {@code size} rounded up to whole pages. */
    public static long roundToPages(long size) {
        long mask = pageSize() - 1L;
        return Math.addExact(size, mask) & ~mask;
    }

    /**
     * Reserves address space anywhere: no access, no memory.
     *
     * @throws OsException if the system refuses
     */
    public static long reserve(long size) {
        return checkMap(
                Libc.mmap(0, size, Libc.PROT_NONE, Libc.MAP_PRIVATE | Libc.MAP_ANONYMOUS | Libc.MAP_NORESERVE, -1, 0), "reserving", size);
    }

    /**
     * Reserves address space that lies wholly below 4 GiB, for what is referred to by 4-byte pointers. Tries fixed places in ascending
     * order, since the host's heap and the program itself may be there as well.
     *
     * @throws OsException if there is no gap of that size
     */
    public static long reserveBelow4GiB(long size) {
        int errno = Errno.ENOMEM;
        for (long hint = LOWEST; hint + size <= FOUR_GIB; hint += STEP) {
            errno = tryReserve(hint, size);
            if (errno == 0) {
                return hint;
            }
        }
        throw new OsException("mmap", "reserving " + size + " bytes below 4 GiB", errno);
    }

    /** Reserves address space at a given place below 4 GiB; says whether the place was free. */
    public static boolean reserveBelow4GiBAt(long address, long size) {
        return address + size <= FOUR_GIB && tryReserve(address, size) == 0;
    }

    /** Gives 0 or the error number. */
    private static int tryReserve(long place, long size) {
        int flags = Libc.MAP_PRIVATE | Libc.MAP_ANONYMOUS | Libc.MAP_NORESERVE | Libc.MAP_FIXED_NOREPLACE;
        long address = Libc.mmap(place, size, Libc.PROT_NONE, flags, -1, 0);
        if (address == place) {
            return 0;
        }
        if (address == Libc.MAP_FAILED) {
            return Libc.errno();
        }
        // A kernel that does not know the flag took the address as a hint.
        Libc.munmap(address, size);
        return Errno.EEXIST;
    }

    /** Makes reserved memory readable and writable; its contents are zero. */
    public static void commit(long address, long size) {
        protect(address, size, Libc.PROT_READ | Libc.PROT_WRITE);
    }

    /**
     * Allocates readable and writable memory, filled with zeros.
     *
     * @throws OsException if the system refuses
     */
    public static long allocate(long size) {
        return checkMap(
                Libc.mmap(0, size, Libc.PROT_READ | Libc.PROT_WRITE, Libc.MAP_PRIVATE | Libc.MAP_ANONYMOUS, -1, 0), "allocating", size);
    }

    /**
     * Makes sure that the process could still get memory.
     *
     * @throws OsException if the system would refuse that much
     */
    public static void requireRoom(long size) {
        release(allocate(size), size);
    }

    /** Asks the system to use huge pages for memory that will be used densely. Systems without them refuse; that changes nothing. */
    public static void preferHugePages(long address, long size) {
        Libc.madvise(address, size, Libc.MADV_HUGEPAGE);
    }

    /** Asks the system not to use huge pages for memory of which little will be used. Systems without them refuse; that changes nothing. */
    public static void avoidHugePages(long address, long size) {
        Libc.madvise(address, size, Libc.MADV_NOHUGEPAGE);
    }

    /** Gives memory back to the system, keeping the reservation and its protection; anonymous memory reads as zero afterwards. */
    public static void discard(long address, long size) {
        check(Libc.madvise(address, size, Libc.MADV_DONTNEED), "madvise", "discarding", size);
    }

    /** Sets the protection: {@code Libc.PROT_*}. */
    public static void protect(long address, long size, int protection) {
        if ((protection & (Libc.PROT_WRITE | Libc.PROT_EXEC)) == (Libc.PROT_WRITE | Libc.PROT_EXEC)) {
            throw new IllegalArgumentException("memory is never writable and executable");
        }
        check(Libc.mprotect(address, size, protection), "mprotect", "setting the protection of", size);
    }

    /** Releases address space. */
    public static void release(long address, long size) {
        check(Libc.munmap(address, size), "munmap", "releasing", size);
    }

    /** Releases what is mapped in part of a reservation: no access, no memory, still reserved. */
    public static void reserveAgain(long address, long size) {
        int flags = Libc.MAP_PRIVATE | Libc.MAP_ANONYMOUS | Libc.MAP_NORESERVE | Libc.MAP_FIXED;
        checkMap(Libc.mmap(address, size, Libc.PROT_NONE, flags, -1, 0), "reserving again", size);
    }

    /**
     * Maps part of a file privately at a fixed address inside a reservation of ours.
     *
     * @throws OsException if the system refuses, for instance {@link Errno#EPERM} or {@link Errno#EACCES} for an executable mapping of a
     *     file system that is mounted without execution
     */
    public static void mapFile(int fd, long offset, long address, long size, int protection) {
        if ((protection & (Libc.PROT_WRITE | Libc.PROT_EXEC)) == (Libc.PROT_WRITE | Libc.PROT_EXEC)) {
            throw new IllegalArgumentException("memory is never writable and executable");
        }
        checkMap(Libc.mmap(address, size, protection, Libc.MAP_PRIVATE | Libc.MAP_FIXED, fd, offset), "mapping a file,", size);
    }

    /**
     * Maps a whole file privately and read-only, anywhere.
     *
     * @throws OsException if the system refuses
     */
    public static long mapFile(int fd, long size) {
        return checkMap(Libc.mmap(0, size, Libc.PROT_READ, Libc.MAP_PRIVATE, fd, 0), "mapping a file,", size);
    }

    /**
     * Creates memory that can be mapped several times; it has no bytes yet.
     *
     * @param name shown in {@code /proc/self/maps}
     * @return file descriptor
     */
    public static int createShared(String name) {
        int fd = Libc.memfdCreate(name, Libc.MFD_CLOEXEC);
        check(fd, "memfd_create", name, 0);
        return fd;
    }

    /** Sets the size of shared memory; it grows by zeros. */
    public static void resizeShared(int fd, long size) {
        check(Libc.ftruncate(fd, size), "ftruncate", "resizing shared memory to", size);
    }

    /** Maps a view of shared memory anywhere. */
    public static long mapShared(int fd, long offset, long size, int protection) {
        return checkMap(Libc.mmap(0, size, protection, Libc.MAP_SHARED, fd, offset), "mapping shared memory,", size);
    }

    /** Maps a view of shared memory at a fixed address inside a reservation of ours. */
    public static void mapSharedAt(int fd, long offset, long address, long size, int protection) {
        checkMap(Libc.mmap(address, size, protection, Libc.MAP_SHARED | Libc.MAP_FIXED, fd, offset), "mapping shared memory,", size);
    }

    /** Gives part of shared memory back to the system; it reads as zeros afterwards in all views. */
    public static void punchShared(int fd, long offset, long size) {
        check(Libc.fallocate(fd, Libc.FALLOC_FL_KEEP_SIZE | Libc.FALLOC_FL_PUNCH_HOLE, offset, size), "fallocate", "giving back", size);
    }

    /** Maps private memory, readable, writable and zero, at a fixed address inside a reservation of ours. */
    public static void mapPrivateAt(long address, long size) {
        int flags = Libc.MAP_PRIVATE | Libc.MAP_ANONYMOUS | Libc.MAP_FIXED;
        checkMap(Libc.mmap(address, size, Libc.PROT_READ | Libc.PROT_WRITE, flags, -1, 0), "mapping private memory,", size);
    }

    private static long checkMap(long address, String purpose, long size) {
        if (address == Libc.MAP_FAILED) {
            int errno = Libc.errno();
            throw new OsException("mmap", purpose + " " + size + " bytes", errno);
        }
        return address;
    }

    /** Takes the parts of the message: building it in advance costs milliseconds in a cold JVM. */
    private static void check(int result, String function, String purpose, long size) {
        if (result < 0) {
            int errno = Libc.errno();
            throw new OsException(function, purpose + " " + size + " bytes", errno);
        }
    }
}
