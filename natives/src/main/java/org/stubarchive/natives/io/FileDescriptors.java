package org.stubarchive.natives.io;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;
import org.stubarchive.vm.threads.JavaThread;

/** What streams and random access files have in common: operations on a {@code java.io.FileDescriptor}. */
public final class FileDescriptors {
    /** Largest piece that one system call moves; longer requests are answered partly, as {@code read} may. */
    private static final int LARGEST_PIECE = 1 << 20;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int DEFAULT_MODE = 0x1B6;
    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;
    private static final int SEEK_END = 2;
    private static final int FIONREAD = 0x541B;
    private static final String CLASS = "java/io/FileDescriptor";
    private static final GuestField FD = new GuestField(CLASS, "fd", "I");
    private static final GuestField APPEND = new GuestField(CLASS, "append", "Z");

    private FileDescriptors() {}

    /** Number of an open file; -1 if closed. */
    public static int number(long descriptor) {
        return FD.getInt(descriptor);
    }

    /** Sets the number. */
    public static void setNumber(long descriptor, int fd) {
        FD.putInt(descriptor, fd);
    }

    /** Sets whether writes append. */
    static void setAppend(long descriptor, boolean append) {
        APPEND.putBoolean(descriptor, append);
    }

    /** Number of the file descriptor of a stream; throws "Stream Closed" if there is none. */
    static int open(NativeCall c, GuestField field) {
        long descriptor = field.getReference(c.receiver());
        int fd = descriptor == 0 ? -1 : number(descriptor);
        if (fd < 0) {
            throw c.exception("java/io/IOException", "Stream Closed");
        }
        return fd;
    }

    /** An IOException with the text of an error number. */
    public static GuestException failure(NativeCall c, int errno) {
        return c.exception("java/io/IOException", ErrorText.of(errno));
    }

    /** Opens a file and gives its number; throws {@code FileNotFoundException}, also for directories. */
    static int openFile(NativeCall c, String path, int flags) {
        int fd;
        try (NativeBytes name = NativeBytes.ofPath(stripSlashes(path))) {
            do {
                fd = Posix.callIntBlocking(c.thread(), "open", name.address(), flags | O_CLOEXEC, DEFAULT_MODE, 0, 0);
            } while (fd == -ErrorText.EINTR);
        }
        int errno = fd < 0 ? -fd : 0;
        if (fd >= 0 && isDirectory(fd)) {
            Posix.call("close", fd);
            errno = ErrorText.EISDIR;
        }
        if (errno != 0) {
            throw c.exception("java/io/FileNotFoundException", path + " (" + ErrorText.of(errno) + ")");
        }
        return fd;
    }

    private static boolean isDirectory(int fd) {
        try (FileStatus status = new FileStatus()) {
            return status.readOpen(fd) == 0 && status.isType(FileStatus.S_IFDIR);
        }
    }

    private static String stripSlashes(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** Reads one byte; -1 at the end. */
    static int read(NativeCall c, GuestField field) {
        int fd = open(c, field);
        try (NativeBytes buffer = NativeBytes.ofSize(1)) {
            long n = transfer(c, "read", fd, buffer.address(), 1);
            return n == 0 ? -1 : RawMemory.getUnsignedByte(buffer.address());
        }
    }

    /** Reads into a part of an array; -1 at the end. */
    static int readBytes(NativeCall c, OopArgument b, int off, int len, GuestField field) {
        checkRange(c, b.oop(), off, len);
        int length = Math.min(len, LARGEST_PIECE);
        if (length == 0) {
            return 0;
        }
        int fd = open(c, field);
        try (NativeBytes buffer = NativeBytes.ofSize(length)) {
            long n = transfer(c, "read", fd, buffer.address(), length);
            if (n == 0) {
                return -1;
            }
            RawMemory.copy(buffer.address(), b.oop() + ObjectLayout.ARRAY_ELEMENTS + off, n);
            return (int) n;
        }
    }

    /** Writes the low byte. */
    static long write(NativeCall c, int b, GuestField field) {
        int fd = open(c, field);
        try (NativeBytes buffer = NativeBytes.ofSize(1)) {
            RawMemory.putByte(buffer.address(), (byte) b);
            while (transfer(c, "write", fd, buffer.address(), 1) == 0) {
                Thread.onSpinWait();
            }
        }
        return 0;
    }

    /** Writes all of a part of an array. */
    static long writeBytes(NativeCall c, OopArgument b, int off, int len, GuestField field) {
        checkRange(c, b.oop(), off, len);
        int offset = off;
        int left = len;
        if (left == 0) {
            return 0;
        }
        int size = Math.min(left, LARGEST_PIECE);
        try (NativeBytes buffer = NativeBytes.ofSize(size)) {
            while (left > 0) {
                int fd = open(c, field);
                int piece = Math.min(left, size);
                RawMemory.copy(b.oop() + ObjectLayout.ARRAY_ELEMENTS + offset, buffer.address(), piece);
                long n = transfer(c, "write", fd, buffer.address(), piece);
                offset += (int) n;
                left -= (int) n;
            }
        }
        return 0;
    }

    private static void checkRange(NativeCall c, @Oop long b, int offset, int length) {
        long array = c.nonNull(b);
        if (offset < 0 || length < 0 || Oops.arrayLength(array) - offset < length) {
            throw c.exception("java/lang/IndexOutOfBoundsException", null);
        }
    }

    private static long transfer(NativeCall c, String function, int fd, long address, long length) {
        long n;
        do {
            n = Posix.callBlocking(c.thread(), function, fd, address, length, 0, 0);
        } while (n == -ErrorText.EINTR);
        if (n < 0) {
            throw failure(c, (int) -n);
        }
        return n;
    }

    /** Length of the file; of a block device too. */
    static long length(NativeCall c, GuestField field) {
        int fd = open(c, field);
        try (FileStatus status = new FileStatus()) {
            int error = status.readOpen(fd);
            if (error < 0) {
                throw c.exception("java/io/IOException", "GetLength failed");
            }
            return status.length();
        }
    }

    /** Position in the file. */
    static long position(NativeCall c, GuestField field) {
        return seek(c, open(c, field), 0, SEEK_CUR, "Seek failed");
    }

    /** Sets the position in the file. */
    static long setPosition(NativeCall c, GuestField field, long position) {
        int fd = open(c, field);
        if (position < 0) {
            throw c.exception("java/io/IOException", "Negative seek offset");
        }
        seek(c, fd, position, SEEK_SET, "Seek failed");
        return 0;
    }

    /** Moves the position and gives by how much. */
    static long skip(NativeCall c, GuestField field, long distance) {
        int fd = open(c, field);
        long before = seek(c, fd, 0, SEEK_CUR, "Seek error");
        return seek(c, fd, distance, SEEK_CUR, "Seek error") - before;
    }

    /** Bytes that can be read without blocking: of files the rest, of streams what waits. */
    static int available(NativeCall c, GuestField field) {
        return available(open(c, field));
    }

    /** Bytes that can be read without blocking, of a descriptor number. */
    public static int available(int fd) {
        long left;
        try (FileStatus status = new FileStatus()) {
            if (status.readOpen(fd) == 0 && !status.isType(FileStatus.S_IFREG)) {
                left = waiting(fd);
            } else {
                long at = Posix.callLong("lseek", fd, 0, SEEK_CUR, 0, 0);
                left = at < 0 ? waiting(fd) : Math.max(0, status.length() - at);
            }
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    private static int waiting(int fd) {
        try (NativeBytes count = NativeBytes.ofSize(4)) {
            return Posix.call("ioctl", fd, FIONREAD, count.address()) < 0 ? 0 : RawMemory.getInt(count.address());
        }
    }

    private static long seek(NativeCall c, int fd, long offset, int whence, String message) {
        long result = Posix.callLong("lseek", fd, offset, whence, 0, 0);
        if (result < 0) {
            int errno = (int) -result;
            throw c.exception("java/io/IOException", errno == 0 ? message : ErrorText.of(errno));
        }
        return result;
    }

    /** Cuts or extends the file; a position behind the new end moves to it. */
    static long setLength(NativeCall c, GuestField field, long length) {
        int fd = open(c, field);
        long at = seek(c, fd, 0, SEEK_CUR, "setLength failed");
        int error = Posix.call("ftruncate", fd, length);
        if (error < 0) {
            throw failure(c, -error);
        }
        if (at > length) {
            seek(c, fd, 0, SEEK_END, "setLength failed");
        } else {
            seek(c, fd, at, SEEK_SET, "setLength failed");
        }
        return 0;
    }

    /** Closes the descriptor once; numbers 0 to 2 are kept open on the null device, so that no other file gets them. */
    static void close(NativeCall c, long descriptor) {
        int fd = number(descriptor);
        if (fd == -1) {
            return;
        }
        setNumber(descriptor, -1);
        int error = closeNumber(c.thread(), fd);
        if (error < 0 && error != -ErrorText.EINTR) {
            throw c.exception("java/io/IOException", "close failed");
        }
    }

    /** Closes a file by number, see {@link #close}. Gives 0 or a negative error number. */
    static int closeNumber(JavaThread t, int fd) {
        if (fd > 2) {
            return Posix.callIntBlocking(t, "close", fd, 0, 0, 0, 0);
        }
        try (NativeBytes name = NativeBytes.ofPath("/dev/null")) {
            int sink = Posix.call("open", name.address(), 1 | O_CLOEXEC);
            if (sink < 0) {
                return sink;
            }
            Posix.call("dup2", sink, fd);
            Posix.call("close", sink);
            return 0;
        }
    }

    /** Whether the file was opened for appending. */
    static boolean isAppending(int fd) {
        int flags = Posix.call("fcntl", fd, 3);
        return flags >= 0 && (flags & 0x400) != 0;
    }

    /**
     * The result of a system call.
     *
     * @param result a negative error number for a failure
     * @throws org.stubarchive.vm.calls.GuestException IOException for a failure
     */
    public static int check(NativeCall c, int result) {
        if (result < 0) {
            throw failure(c, -result);
        }
        return result;
    }
}
