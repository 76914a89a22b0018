package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.posix.Directory;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.FileSystemStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;
import org.stubarchive.vm.posix.UserDatabase;

/** {@code sun.nio.fs.UnixNativeDispatcher}. Paths are addresses of C strings. */
@NativesOf("sun/nio/fs/UnixNativeDispatcher")
final class UnixNativeDispatcherNatives {
    /** Abilities of the platform: openat, futimes, futimens, lutimes, extended attributes. */
    private static final int CAPABILITIES = 2 | 4 | 8 | 16 | 32;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int PATH_MAX = 4096;

    @Native("init()I")
    static int init() {
        return CAPABILITIES;
    }

    @Native("dup(I)I")
    static int dup(NativeCall c, int filedes) {
        return UnixErrors.check(c, Posix.call("dup", filedes));
    }

    @Native("open0(JII)I")
    static int open0(NativeCall c, long pathAddress, int flags, int mode) {
        return (int) openAt(c, FileStatus.AT_FDCWD, pathAddress, flags, mode);
    }

    @Native("openat0(IJII)I")
    static int openat0(NativeCall c, int dfd, long pathAddress, int flags, int mode) {
        return (int) openAt(c, dfd, pathAddress, flags, mode);
    }

    @Native("rewind(J)V")
    static void rewind(long stream) {
        Posix.call("rewind", stream);
    }

    @Native("getlinelen(J)I")
    static int getlinelen(long stream) {
        return MountTable.lineLength(stream);
    }

    @Native("link0(JJ)V")
    static void link0(NativeCall c, long existingAddress, long newAddress) {
        UnixErrors.check(c, Posix.call("link", existingAddress, newAddress));
    }

    @Native("unlink0(J)V")
    static void unlink0(NativeCall c, long pathAddress) {
        UnixErrors.check(c, Posix.call("unlink", pathAddress));
    }

    @Native("unlinkat0(IJI)V")
    static void unlinkat0(NativeCall c, int dfd, long pathAddress, int flag) {
        UnixErrors.check(c, Posix.call("unlinkat", dfd, pathAddress, flag));
    }

    @Native("mknod0(JIJ)V")
    static void mknod0(NativeCall c, long pathAddress, int mode, long dev) {
        UnixErrors.check(c, Posix.call("mknod", pathAddress, mode, dev));
    }

    @Native("rename0(JJ)V")
    static void rename0(NativeCall c, long fromAddress, long toAddress) {
        UnixErrors.check(c, Posix.call("rename", fromAddress, toAddress));
    }

    @Native("renameat0(IJIJ)V")
    static void renameat0(NativeCall c, int fromfd, long fromAddress, int tofd, long toAddress) {
        UnixErrors.check(c, Posix.call("renameat", fromfd, fromAddress, tofd, toAddress));
    }

    @Native("mkdir0(JI)V")
    static void mkdir0(NativeCall c, long pathAddress, int mode) {
        UnixErrors.check(c, Posix.call("mkdir", pathAddress, mode));
    }

    @Native("rmdir0(J)V")
    static void rmdir0(NativeCall c, long pathAddress) {
        UnixErrors.check(c, Posix.call("rmdir", pathAddress));
    }

    @Native("symlink0(JJ)V")
    static void symlink0(NativeCall c, long name1, long name2) {
        UnixErrors.check(c, Posix.call("symlink", name1, name2));
    }

    @Native(value = "stat0(JLsun/nio/fs/UnixFileAttributes;)V", last = 17)
    static void stat0(NativeCall c, long pathAddress, OopArgument attrs) {
        status(c, FileStatus.AT_FDCWD, pathAddress, 0, attrs);
    }

    @Native(value = "stat1(J)I", last = 17)
    static int stat1(long path) {
        return mode(path);
    }

    @Native("lstat0(JLsun/nio/fs/UnixFileAttributes;)V")
    static void lstat0(NativeCall c, long pathAddress, OopArgument attrs) {
        status(c, FileStatus.AT_FDCWD, pathAddress, FileStatus.AT_SYMLINK_NOFOLLOW, attrs);
    }

    @Native("fstatat0(IJILsun/nio/fs/UnixFileAttributes;)V")
    static void fstatat0(NativeCall c, int dfd, long pathAddress, int flag, OopArgument attrs) {
        status(c, dfd, pathAddress, flag, attrs);
    }

    @Native("chown0(JII)V")
    static void chown0(NativeCall c, long pathAddress, int uid, int gid) {
        UnixErrors.check(c, Posix.call("chown", pathAddress, uid, gid));
    }

    @Native("lchown0(JII)V")
    static void lchown0(NativeCall c, long pathAddress, int uid, int gid) {
        UnixErrors.check(c, Posix.call("lchown", pathAddress, uid, gid));
    }

    @Native(value = "fchown(III)V", last = 17)
    @Native(value = "fchown0(III)V", first = 25)
    static void fchown(NativeCall c, int fd, int uid, int gid) {
        UnixErrors.check(c, Posix.call("fchown", fd, uid, gid));
    }

    @Native("chmod0(JI)V")
    static void chmod0(NativeCall c, long pathAddress, int mode) {
        UnixErrors.check(c, Posix.call("chmod", pathAddress, mode));
    }

    @Native(value = "fchmod(II)V", last = 17)
    @Native(value = "fchmod0(II)V", first = 25)
    static void fchmod(NativeCall c, int fd, int mode) {
        UnixErrors.check(c, Posix.call("fchmod", fd, mode));
    }

    @Native(value = "utimes0(JJJ)V", last = 17)
    static void utimes0(NativeCall c, long path, long accessed, long modified) {
        FileTimes.setMicros(c, FileStatus.AT_FDCWD, path, 0, accessed, modified);
    }

    @Native(value = "lutimes0(JJJ)V", last = 17)
    static void lutimes0(NativeCall c, long path, long accessed, long modified) {
        FileTimes.setMicros(c, FileStatus.AT_FDCWD, path, FileStatus.AT_SYMLINK_NOFOLLOW, accessed, modified);
    }

    @Native(value = "futimes(IJJ)V", last = 17)
    static void futimes(NativeCall c, int fd, long accessed, long modified) {
        FileTimes.setOpen(c, fd, accessed, modified, FileTimes.MICROS);
    }

    @Native(value = "futimens(IJJ)V", last = 17)
    @Native(value = "futimens0(IJJ)V", first = 25)
    static void futimens(NativeCall c, int fd, long times0, long times1) {
        FileTimes.setOpen(c, fd, times0, times1, FileTimes.NANOS);
    }

    @Native("opendir0(J)J")
    static long opendir0(NativeCall c, long pathAddress) {
        return UnixErrors.check(c, Posix.callPointer("opendir", pathAddress, 0, 0));
    }

    @Native("fdopendir(I)J")
    static long fdopendir(NativeCall c, int dfd) {
        return UnixErrors.check(c, Posix.callPointer("fdopendir", dfd, 0, 0));
    }

    @Native("closedir(J)V")
    static void closedir(NativeCall c, long dir) {
        UnixErrors.check(c, Posix.call("closedir", dir));
    }

    @Native(value = "readdir(J)[B", last = 17)
    @Native(value = "readdir0(J)[B", first = 25)
    static @Oop long readdir(NativeCall c, long dir) {
        return c.objects().newBytes(c.thread(), Directory.next(dir));
    }

    @Native(value = "read(IJI)I", last = 17)
    @Native(value = "read0(IJI)I", first = 25)
    static int read(NativeCall c, int fildes, long buf, int nbyte) {
        return (int) UnixErrors.check(c, Posix.callBlocking(c.thread(), "read", fildes, buf, nbyte, 0, 0));
    }

    @Native(value = "write(IJI)I", last = 17)
    @Native(value = "write0(IJI)I", first = 25)
    static int write(NativeCall c, int fildes, long buf, int nbyte) {
        return (int) UnixErrors.check(c, Posix.callBlocking(c.thread(), "write", fildes, buf, nbyte, 0, 0));
    }

    @Native(value = "access0(JI)V", last = 17)
    static void access0(NativeCall c, long pathAddress, int amode) {
        UnixErrors.check(c, Posix.call("access", pathAddress, amode));
    }

    @Native(value = "access0(JI)I", first = 25)
    static int access0(long pathAddress, int amode) {
        return -Posix.call("access", pathAddress, amode);
    }

    @Native(value = "exists0(J)Z", last = 17)
    static boolean exists0(long path) {
        return Posix.call("access", path, 0) == 0;
    }

    @Native("getpwuid(I)[B")
    static @Oop long getpwuid(NativeCall c, int uid) {
        return c.objects().newBytes(c.thread(), found(c, UserDatabase.userName(uid)));
    }

    @Native("getgrgid(I)[B")
    static @Oop long getgrgid(NativeCall c, int gid) {
        return c.objects().newBytes(c.thread(), found(c, UserDatabase.groupName(gid)));
    }

    @Native("getpwnam0(J)I")
    static int getpwnam0(long nameAddress) {
        return UserDatabase.userId(nameAddress);
    }

    @Native("getgrnam0(J)I")
    static int getgrnam0(long nameAddress) {
        return UserDatabase.groupId(nameAddress);
    }

    @Native("strerror(I)[B")
    static @Oop long strerror(NativeCall c, int errnum) {
        return c.objects().newBytes(c.thread(), ErrorText.bytesOf(errnum));
    }

    @Native("fgetxattr0(IJJI)I")
    static int fgetxattr0(NativeCall c, int filedes, long nameAddress, long valueAddress, int valueLen) {
        return (int) UnixErrors.check(c, Posix.callLong("fgetxattr", filedes, nameAddress, valueAddress, valueLen, 0));
    }

    @Native("fsetxattr0(IJJI)V")
    static void fsetxattr0(NativeCall c, int filedes, long nameAddress, long valueAddress, int valueLen) {
        UnixErrors.check(c, Posix.call("fsetxattr", filedes, nameAddress, valueAddress, valueLen, 0));
    }

    @Native("fremovexattr0(IJ)V")
    static void fremovexattr0(NativeCall c, int filedes, long nameAddress) {
        UnixErrors.check(c, Posix.call("fremovexattr", filedes, nameAddress));
    }

    @Native("flistxattr(IJI)I")
    static int flistxattr(NativeCall c, int filedes, long listAddress, int size) {
        return (int) UnixErrors.check(c, Posix.callLong("flistxattr", filedes, listAddress, size, 0, 0));
    }

    @Native(value = "fchmodat0(IJII)V", first = 25)
    static void fchmodat0(NativeCall c, int fd, long pathAddress, int mode, int flag) {
        UnixErrors.check(c, Posix.call("fchmodat", fd, pathAddress, mode, flag));
    }

    @Native(value = "fchmodatNoFollowSupported0()Z", first = 25)
    static boolean fchmodatNoFollowSupported0() {
        return false;
    }

    @Native(value = "utimensat0(IJJJI)V", first = 25)
    static void utimensat0(NativeCall c, int fd, long pathAddress, long times0, long times1, int flags) {
        FileTimes.setNanos(c, fd, pathAddress, flags, times0, times1);
    }

    @Native("getcwd()[B")
    static @Oop long currentDirectory(NativeCall c) {
        try (NativeBytes buffer = NativeBytes.ofSize(PATH_MAX + 1)) {
            UnixErrors.check(c, Posix.callPointer("getcwd", buffer.address(), PATH_MAX + 1, 0));
            return c.objects().newBytes(c.thread(), NativeBytes.cString(buffer.address()));
        }
    }

    private static long openAt(NativeCall c, int directory, long path, int flags, int mode) {
        int fd;
        do {
            fd = Posix.callIntBlocking(c.thread(), "openat", directory, path, flags | O_CLOEXEC, mode, 0);
        } while (fd == -ErrorText.EINTR);
        return UnixErrors.check(c, fd);
    }

    @Native("close0(I)V")
    static void close(NativeCall c, int fd) {
        int error = Posix.callIntBlocking(c.thread(), "close", fd, 0, 0, 0, 0);
        if (error != -ErrorText.EINTR) {
            UnixErrors.check(c, error);
        }
    }

    @Native("readlink0(J)[B")
    static @Oop long readLink(NativeCall c, long pathAddress) {
        try (NativeBytes buffer = NativeBytes.ofSize(PATH_MAX + 1)) {
            long length = UnixErrors.check(c, Posix.callLong("readlink", pathAddress, buffer.address(), PATH_MAX, 0, 0));
            byte[] target = new byte[(int) length];
            RawMemory.copyToArray(buffer.address(), target, 0, target.length);
            return c.objects().newBytes(c.thread(), target);
        }
    }

    @Native("realpath0(J)[B")
    static @Oop long realPath(NativeCall c, long pathAddress) {
        try (NativeBytes buffer = NativeBytes.ofSize(PATH_MAX + 1)) {
            UnixErrors.check(c, Posix.callPointer("realpath", pathAddress, buffer.address(), 0));
            return c.objects().newBytes(c.thread(), NativeBytes.cString(buffer.address()));
        }
    }

    private static long status(NativeCall c, int directory, long path, int flags, OopArgument attributes) {
        try (FileStatus status = new FileStatus()) {
            UnixErrors.check(c, status.read(directory, path, flags));
            UnixFileAttributes.set(attributes.nonNull(), status);
            return 0;
        }
    }

    @Native(value = "stat0(JLsun/nio/fs/UnixFileAttributes;)I", first = 25)
    static int statusOrError(NativeCall c, long pathAddress, @Oop long attrs) {
        try (FileStatus status = new FileStatus()) {
            int error = status.read(pathAddress);
            if (error == 0) {
                UnixFileAttributes.set(c.nonNull(attrs), status);
            }
            return -error;
        }
    }

    @Native(value = "fstat(ILsun/nio/fs/UnixFileAttributes;)V", last = 17)
    @Native(value = "fstat0(ILsun/nio/fs/UnixFileAttributes;)V", first = 25)
    static void statusOfOpen(NativeCall c, int fd, @Oop long attrs) {
        try (FileStatus status = new FileStatus()) {
            UnixErrors.check(c, status.readOpen(fd));
            UnixFileAttributes.set(c.nonNull(attrs), status);
        }
    }

    /** Type and permissions; 0 if there is no such file. */
    private static int mode(long path) {
        try (FileStatus status = new FileStatus()) {
            return status.read(path) < 0 ? 0 : status.mode();
        }
    }

    @Native("statvfs0(JLsun/nio/fs/UnixFileStoreAttributes;)V")
    static void fileSystemStatus(NativeCall c, long pathAddress, @Oop long attrs) {
        try (FileSystemStatus status = new FileSystemStatus()) {
            UnixErrors.check(c, status.read(pathAddress));
            UnixFileAttributes.set(c.nonNull(attrs), status);
        }
    }

    private static byte[] found(NativeCall c, byte[] name) {
        if (name == null) {
            throw UnixErrors.exception(c, ErrorText.ENOENT);
        }
        return name;
    }
}
