package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.posix.Directory;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.FileSystemStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;
import org.stubarchive.vm.posix.UserDatabase;

/** {@code sun.nio.fs.UnixNativeDispatcher}. Paths are addresses of C strings. */
public final class UnixNativeDispatcherNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()I",
        "getcwd()[B",
        "dup(I)I",
        "open0(JII)I",
        "openat0(IJII)I",
        "close0(I)V",
        "rewind(J)V",
        "getlinelen(J)I",
        "link0(JJ)V",
        "unlink0(J)V",
        "unlinkat0(IJI)V",
        "mknod0(JIJ)V",
        "rename0(JJ)V",
        "renameat0(IJIJ)V",
        "mkdir0(JI)V",
        "rmdir0(J)V",
        "readlink0(J)[B",
        "realpath0(J)[B",
        "symlink0(JJ)V",
        "stat0(JLsun/nio/fs/UnixFileAttributes;)V",
        "stat0(JLsun/nio/fs/UnixFileAttributes;)I",
        "stat1(J)I",
        "lstat0(JLsun/nio/fs/UnixFileAttributes;)V",
        "fstat(ILsun/nio/fs/UnixFileAttributes;)V",
        "fstat0(ILsun/nio/fs/UnixFileAttributes;)V",
        "fstatat0(IJILsun/nio/fs/UnixFileAttributes;)V",
        "chown0(JII)V",
        "lchown0(JII)V",
        "fchown(III)V",
        "fchown0(III)V",
        "chmod0(JI)V",
        "fchmod(II)V",
        "fchmod0(II)V",
        "utimes0(JJJ)V",
        "lutimes0(JJJ)V",
        "futimes(IJJ)V",
        "futimens(IJJ)V",
        "futimens0(IJJ)V",
        "opendir0(J)J",
        "fdopendir(I)J",
        "closedir(J)V",
        "readdir(J)[B",
        "readdir0(J)[B",
        "read(IJI)I",
        "read0(IJI)I",
        "write(IJI)I",
        "write0(IJI)I",
        "access0(JI)V",
        "access0(JI)I",
        "exists0(J)Z",
        "getpwuid(I)[B",
        "getgrgid(I)[B",
        "getpwnam0(J)I",
        "getgrnam0(J)I",
        "statvfs0(JLsun/nio/fs/UnixFileStoreAttributes;)V",
        "strerror(I)[B",
        "fgetxattr0(IJJI)I",
        "fsetxattr0(IJJI)V",
        "fremovexattr0(IJ)V",
        "flistxattr(IJI)I",
        "fchmodat0(IJII)V",
        "fchmodatNoFollowSupported0()Z",
        "utimensat0(IJJJI)V",
    };
    /** Abilities of the platform: openat, futimes, futimens, lutimes, extended attributes. */
    private static final int CAPABILITIES = 2 | 4 | 8 | 16 | 32;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int PATH_MAX = 4096;

    /** The natives. */
    public UnixNativeDispatcherNatives() {
        super("sun/nio/fs/UnixNativeDispatcher", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()I
                return CAPABILITIES;
            case 1: // getcwd()[B
                return currentDirectory(c);
            case 2: // dup(I)I
                return UnixErrors.check(c, Posix.call("dup", c.intAt(0)));
            case 3: // open0(JII)I
                return openAt(c, FileStatus.AT_FDCWD, c.longAt(0), c.intAt(1), c.intAt(2));
            case 4: // openat0(IJII)I
                return openAt(c, c.intAt(0), c.longAt(1), c.intAt(2), c.intAt(3));
            case 5: // close0(I)V
                return close(c);
            case 6: // rewind(J)V
                Posix.call("rewind", c.longAt(0));
                return 0;
            case 7: // getlinelen(J)I
                return MountTable.lineLength(c.longAt(0));
            case 8: // link0(JJ)V
                return UnixErrors.check(c, Posix.call("link", c.longAt(0), c.longAt(1)));
            case 9: // unlink0(J)V
                return UnixErrors.check(c, Posix.call("unlink", c.longAt(0)));
            case 10: // unlinkat0(IJI)V
                return UnixErrors.check(c, Posix.call("unlinkat", c.intAt(0), c.longAt(1), c.intAt(2)));
            case 11: // mknod0(JIJ)V
                return UnixErrors.check(c, Posix.call("mknod", c.longAt(0), c.intAt(1), c.longAt(2)));
            case 12: // rename0(JJ)V
                return UnixErrors.check(c, Posix.call("rename", c.longAt(0), c.longAt(1)));
            case 13: // renameat0(IJIJ)V
                return UnixErrors.check(c, Posix.call("renameat", c.intAt(0), c.longAt(1), c.intAt(2), c.longAt(3)));
            case 14: // mkdir0(JI)V
                return UnixErrors.check(c, Posix.call("mkdir", c.longAt(0), c.intAt(1)));
            case 15: // rmdir0(J)V
                return UnixErrors.check(c, Posix.call("rmdir", c.longAt(0)));
            case 16: // readlink0(J)[B
                return readLink(c);
            case 17: // realpath0(J)[B
                return realPath(c);
            case 18: // symlink0(JJ)V
                return UnixErrors.check(c, Posix.call("symlink", c.longAt(0), c.longAt(1)));
            case 19: // stat0(JLsun/nio/fs/UnixFileAttributes;)V
                return status(c, FileStatus.AT_FDCWD, c.longAt(0), 0, 1);
            case 20: // stat0(JLsun/nio/fs/UnixFileAttributes;)I
                return statusOrError(c);
            case 21: // stat1(J)I
                return mode(c.longAt(0));
            case 22: // lstat0(JLsun/nio/fs/UnixFileAttributes;)V
                return status(c, FileStatus.AT_FDCWD, c.longAt(0), FileStatus.AT_SYMLINK_NOFOLLOW, 1);
            case 23: // fstat(ILsun/nio/fs/UnixFileAttributes;)V
            case 24: // fstat0(ILsun/nio/fs/UnixFileAttributes;)V
                return statusOfOpen(c);
            case 25: // fstatat0(IJILsun/nio/fs/UnixFileAttributes;)V
                return status(c, c.intAt(0), c.longAt(1), c.intAt(2), 3);
            case 26: // chown0(JII)V
                return UnixErrors.check(c, Posix.call("chown", c.longAt(0), c.intAt(1), c.intAt(2)));
            case 27: // lchown0(JII)V
                return UnixErrors.check(c, Posix.call("lchown", c.longAt(0), c.intAt(1), c.intAt(2)));
            case 28: // fchown(III)V
            case 29: // fchown0(III)V
                return UnixErrors.check(c, Posix.call("fchown", c.intAt(0), c.intAt(1), c.intAt(2)));
            case 30: // chmod0(JI)V
                return UnixErrors.check(c, Posix.call("chmod", c.longAt(0), c.intAt(1)));
            case 31: // fchmod(II)V
            case 32: // fchmod0(II)V
                return UnixErrors.check(c, Posix.call("fchmod", c.intAt(0), c.intAt(1)));
            case 33: // utimes0(JJJ)V
                return FileTimes.setMicros(c, FileStatus.AT_FDCWD, c.longAt(0), 0, c.longAt(1), c.longAt(2));
            case 34: // lutimes0(JJJ)V
                return FileTimes.setMicros(c, FileStatus.AT_FDCWD, c.longAt(0), FileStatus.AT_SYMLINK_NOFOLLOW, c.longAt(1), c.longAt(2));
            case 35: // futimes(IJJ)V
                return FileTimes.setOpen(c, c.intAt(0), c.longAt(1), c.longAt(2), FileTimes.MICROS);
            case 36: // futimens(IJJ)V
            case 37: // futimens0(IJJ)V
                return FileTimes.setOpen(c, c.intAt(0), c.longAt(1), c.longAt(2), FileTimes.NANOS);
            case 38: // opendir0(J)J
                return UnixErrors.check(c, Posix.callPointer("opendir", c.longAt(0), 0, 0));
            case 39: // fdopendir(I)J
                return UnixErrors.check(c, Posix.callPointer("fdopendir", c.intAt(0), 0, 0));
            case 40: // closedir(J)V
                return UnixErrors.check(c, Posix.call("closedir", c.longAt(0)));
            case 41: // readdir(J)[B
            case 42: // readdir0(J)[B
                return GuestObjects.newBytes(c.thread(), Directory.next(c.longAt(0)));
            case 43: // read(IJI)I
            case 44: // read0(IJI)I
                return UnixErrors.check(c, Posix.callBlocking(c.thread(), "read", c.intAt(0), c.longAt(1), c.intAt(2), 0, 0));
            case 45: // write(IJI)I
            case 46: // write0(IJI)I
                return UnixErrors.check(c, Posix.callBlocking(c.thread(), "write", c.intAt(0), c.longAt(1), c.intAt(2), 0, 0));
            case 47: // access0(JI)V
                return UnixErrors.check(c, Posix.call("access", c.longAt(0), c.intAt(1)));
            case 48: // access0(JI)I
                return -Posix.call("access", c.longAt(0), c.intAt(1));
            case 49: // exists0(J)Z
                return bits(Posix.call("access", c.longAt(0), 0) == 0);
            case 50: // getpwuid(I)[B
                return GuestObjects.newBytes(c.thread(), found(c, UserDatabase.userName(c.intAt(0))));
            case 51: // getgrgid(I)[B
                return GuestObjects.newBytes(c.thread(), found(c, UserDatabase.groupName(c.intAt(0))));
            case 52: // getpwnam0(J)I
                return UserDatabase.userId(c.longAt(0));
            case 53: // getgrnam0(J)I
                return UserDatabase.groupId(c.longAt(0));
            case 54: // statvfs0(JLsun/nio/fs/UnixFileStoreAttributes;)V
                return fileSystemStatus(c);
            case 55: // strerror(I)[B
                return GuestObjects.newBytes(c.thread(), ErrorText.bytesOf(c.intAt(0)));
            case 56: // fgetxattr0(IJJI)I
                return UnixErrors.check(c, Posix.callLong("fgetxattr", c.intAt(0), c.longAt(1), c.longAt(2), c.intAt(3), 0));
            case 57: // fsetxattr0(IJJI)V
                return UnixErrors.check(c, Posix.call("fsetxattr", c.intAt(0), c.longAt(1), c.longAt(2), c.intAt(3), 0));
            case 58: // fremovexattr0(IJ)V
                return UnixErrors.check(c, Posix.call("fremovexattr", c.intAt(0), c.longAt(1)));
            case 59: // flistxattr(IJI)I
                return UnixErrors.check(c, Posix.callLong("flistxattr", c.intAt(0), c.longAt(1), c.intAt(2), 0, 0));
            case 60: // fchmodat0(IJII)V
                return UnixErrors.check(c, Posix.call("fchmodat", c.intAt(0), c.longAt(1), c.intAt(2), c.intAt(3)));
            case 61: // fchmodatNoFollowSupported0()Z
                return 0;
            case 62: // utimensat0(IJJJI)V
                return FileTimes.setNanos(c, c.intAt(0), c.longAt(1), c.intAt(4), c.longAt(2), c.longAt(3));
            default:
                throw noSuchNative(index);
        }
    }

    private static long currentDirectory(NativeCall c) {
        try (NativeBytes buffer = NativeBytes.ofSize(PATH_MAX + 1)) {
            UnixErrors.check(c, Posix.callPointer("getcwd", buffer.address(), PATH_MAX + 1, 0));
            return GuestObjects.newBytes(c.thread(), NativeBytes.cString(buffer.address()));
        }
    }

    private static long openAt(NativeCall c, int directory, long path, int flags, int mode) {
        int fd;
        do {
            fd = Posix.callIntBlocking(c.thread(), "openat", directory, path, flags | O_CLOEXEC, mode, 0);
        } while (fd == -ErrorText.EINTR);
        return UnixErrors.check(c, fd);
    }

    private static long close(NativeCall c) {
        int error = Posix.callIntBlocking(c.thread(), "close", c.intAt(0), 0, 0, 0, 0);
        return error == -ErrorText.EINTR ? 0 : UnixErrors.check(c, error);
    }

    private static long readLink(NativeCall c) {
        try (NativeBytes buffer = NativeBytes.ofSize(PATH_MAX + 1)) {
            long length = UnixErrors.check(c, Posix.callLong("readlink", c.longAt(0), buffer.address(), PATH_MAX, 0, 0));
            byte[] target = new byte[(int) length];
            RawMemory.copyToArray(buffer.address(), target, 0, target.length);
            return GuestObjects.newBytes(c.thread(), target);
        }
    }

    private static long realPath(NativeCall c) {
        try (NativeBytes buffer = NativeBytes.ofSize(PATH_MAX + 1)) {
            UnixErrors.check(c, Posix.callPointer("realpath", c.longAt(0), buffer.address(), 0));
            return GuestObjects.newBytes(c.thread(), NativeBytes.cString(buffer.address()));
        }
    }

    private static long status(NativeCall c, int directory, long path, int flags, int attributes) {
        try (FileStatus status = new FileStatus()) {
            UnixErrors.check(c, status.read(directory, path, flags));
            UnixFileAttributes.set(c.nonNullAt(attributes), status);
            return 0;
        }
    }

    private static long statusOrError(NativeCall c) {
        try (FileStatus status = new FileStatus()) {
            int error = status.read(c.longAt(0));
            if (error == 0) {
                UnixFileAttributes.set(c.nonNullAt(1), status);
            }
            return -error;
        }
    }

    private static long statusOfOpen(NativeCall c) {
        try (FileStatus status = new FileStatus()) {
            UnixErrors.check(c, status.readOpen(c.intAt(0)));
            UnixFileAttributes.set(c.nonNullAt(1), status);
            return 0;
        }
    }

    /** Type and permissions; 0 if there is no such file. */
    private static int mode(long path) {
        try (FileStatus status = new FileStatus()) {
            return status.read(path) < 0 ? 0 : status.mode();
        }
    }

    private static long fileSystemStatus(NativeCall c) {
        try (FileSystemStatus status = new FileSystemStatus()) {
            UnixErrors.check(c, status.read(c.longAt(0)));
            UnixFileAttributes.set(c.nonNullAt(1), status);
            return 0;
        }
    }

    private static byte[] found(NativeCall c, byte[] name) {
        if (name == null) {
            throw UnixErrors.exception(c, ErrorText.ENOENT);
        }
        return name;
    }
}
