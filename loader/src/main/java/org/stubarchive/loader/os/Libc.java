package org.stubarchive.loader.os;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Functions of the C library. Each gives what the C function gives; a failure is -1 (or {@link #MAP_FAILED}) and {@link #errno()} tells why.
 *
 * <p>{@code errno} is the calling thread's and has to be read directly after the call.
 */
public final class Libc {
    /** Result of a failed {@link #mmap}. */
    public static final long MAP_FAILED = -1;

    /** No access. */
    public static final int PROT_NONE = 0;
    /** Pages can be read. */
    public static final int PROT_READ = 1;
    /** Pages can be written. */
    public static final int PROT_WRITE = 2;
    /** Pages can be executed. */
    public static final int PROT_EXEC = 4;

    /** Writes go to the file or to the other views of the same memory. */
    public static final int MAP_SHARED = 1;
    /** Written pages are copied. */
    public static final int MAP_PRIVATE = 2;
    /** Exactly at the address, replacing what is there. */
    public static final int MAP_FIXED = 0x10;
    /** Not backed by a file. */
    public static final int MAP_ANONYMOUS = 0x20;
    /** No swap space is reserved. */
    public static final int MAP_NORESERVE = 0x4000;
    /** Exactly at the address; fails with {@link Errno#EEXIST} if something is there. Kernels before 4.17 take it as a hint. */
    public static final int MAP_FIXED_NOREPLACE = 0x10_0000;

    /** {@code memfd_create}: closed on exec. */
    public static final int MFD_CLOEXEC = 1;
    /** {@code madvise}: contents are not needed any more; anonymous pages read as zero afterwards. */
    public static final int MADV_DONTNEED = 4;
    /** {@code madvise}: use huge pages where possible. */
    public static final int MADV_HUGEPAGE = 14;
    /** {@code madvise}: do not use huge pages. */
    public static final int MADV_NOHUGEPAGE = 15;
    /** {@code fallocate}: the size of the file stays. */
    public static final int FALLOC_FL_KEEP_SIZE = 1;
    /** {@code fallocate}: gives back what is there. */
    public static final int FALLOC_FL_PUNCH_HOLE = 2;
    /** {@code open}: for reading. */
    public static final int O_RDONLY = 0;
    /** {@code open}: does not wait for the other end of a FIFO, nor for a device. */
    public static final int O_NONBLOCK = 0x800;
    /** {@code open}: closed on exec. */
    public static final int O_CLOEXEC = 0x8_0000;

    private static final ConcurrentHashMap<String, Long> FUNCTIONS = new ConcurrentHashMap<>();

    private static final long GETTID_X86_64 = 186;
    private static final long GETTID_AARCH64 = 178;
    private static final long ERRNO_LOCATION = NativeSymbols.require("__errno_location");
    private static final long MMAP = NativeSymbols.require("mmap");
    private static final long MPROTECT = NativeSymbols.require("mprotect");

    private Libc() {}

    /** Error number of the calling thread's last failed call. */
    public static int errno() {
        return NativeCall.errno(ERRNO_LOCATION);
    }

    /** {@code mmap(2)}. */
    public static long mmap(long address, long length, int protection, int flags, int fd, long offset) {
        return NativeCall.call(MMAP, address, length, protection, flags, fd, offset);
    }

    /** {@code mprotect(2)}. */
    public static int mprotect(long address, long length, int protection) {
        return (int) NativeCall.call(MPROTECT, address, length, protection);
    }

    /** {@code munmap(2)}. */
    public static int munmap(long address, long length) {
        return (int) NativeCall.call(address("munmap"), address, length);
    }

    /** {@code madvise(2)}. */
    public static int madvise(long address, long length, int advice) {
        return (int) NativeCall.call(address("madvise"), address, length, advice);
    }

    /** {@code memfd_create(2)}: gives a file descriptor. */
    public static int memfdCreate(String name, int flags) {
        long text = CString.allocate(name);
        try {
            return (int) NativeCall.call(address("memfd_create"), text, flags);
        } finally {
            RawMemory.free(text);
        }
    }

    /** {@code ftruncate(2)}. */
    public static int ftruncate(int fd, long length) {
        return (int) NativeCall.call(address("ftruncate"), fd, length);
    }

    /** {@code fallocate(2)}. */
    public static int fallocate(int fd, int mode, long offset, long length) {
        return (int) NativeCall.call(address("fallocate"), fd, mode, offset, length);
    }

    /** {@code open(2)} without a mode: gives a file descriptor. */
    public static int open(String path, int flags) {
        long text = CString.allocate(path);
        try {
            return (int) NativeCall.call(address("open"), text, flags);
        } finally {
            RawMemory.free(text);
        }
    }

    /** {@code close(2)}. */
    public static int close(int fd) {
        return (int) NativeCall.call(address("close"), fd);
    }

    /** {@code write(2)}. */
    public static long write(int fd, long address, long length) {
        return NativeCall.call(address("write"), fd, address, length);
    }

    /** {@code pwrite(2)}. */
    public static long pwrite(int fd, long address, long length, long offset) {
        return NativeCall.call(address("pwrite"), fd, address, length, offset);
    }

    /** {@code pread(2)}. */
    public static long pread(int fd, long address, long length, long offset) {
        return NativeCall.call(address("pread"), fd, address, length, offset);
    }

    /** {@code sigaction(2)}: {@code action} and {@code previous} are addresses of {@code struct sigaction}, or 0. */
    public static int sigaction(int signal, long action, long previous) {
        return (int) NativeCall.call(address("sigaction"), signal, action, previous);
    }

    /** {@code gettid(2)}, as a system call: glibc has the function from 2.30 on only. */
    public static int gettid() {
        return (int) NativeCall.call(address("syscall"), "aarch64".equals(System.getProperty("os.arch")) ? GETTID_AARCH64 : GETTID_X86_64);
    }

    /** {@code getpid(2)}. */
    public static int getpid() {
        return (int) NativeCall.call(address("getpid"));
    }

    /**
     * Calls any function by name with up to six words.
     *
     * @throws UnsatisfiedLinkError if there is no such function
     */
    public static long call(String name, long... arguments) {
        if (arguments.length > NativeCall.MAX_ARGUMENTS) {
            throw new IllegalArgumentException(name + ": " + arguments.length + " arguments, at most " + NativeCall.MAX_ARGUMENTS);
        }
        long[] a = Arrays.copyOf(arguments, NativeCall.MAX_ARGUMENTS);
        return NativeCall.call(address(name), a[0], a[1], a[2], a[3], a[4], a[5]);
    }

    /**
     * Address of a function, looked up once.
     *
     * @throws UnsatisfiedLinkError if there is no such function
     */
    public static long address(String name) {
        Long known = FUNCTIONS.get(name);
        if (known == null) {
            known = NativeSymbols.require(name);
            FUNCTIONS.put(name, known);
        }
        return known;
    }
}
