package org.stubarchive.natives.io;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.posix.Directory;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.FileSystemStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code java.io.UnixFileSystem}. A file argument is a {@code java.io.File}, of which the path counts. */
@NativesOf("java/io/UnixFileSystem")
final class UnixFileSystemNatives {
    /** Bits of the attributes that the class library defines. */
    private static final int EXISTS = 1;
    private static final int REGULAR = 2;
    private static final int DIRECTORY = 4;
    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_EXCL = 0x80;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int FILE_MODE = 0x1B6;
    private static final int DIRECTORY_MODE = 0x1FF;
    private static final int OWNER_SHIFT = 6;
    private static final int ALL_CLASSES = 0x49;
    private static final int ALL_WRITE = 0x92;
    private static final int PC_NAME_MAX = 3;
    private static final int DEFAULT_NAME_MAX = 255;
    private static final long MILLIS = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int TIMESPEC = 16;

    private final GuestField path = new GuestField("java/io/File", "path", "Ljava/lang/String;");

    @Native("getBooleanAttributes0(Ljava/io/File;)I")
    int getBooleanAttributes0(NativeCall c, OopArgument f) {
        return attributes(file(c, f));
    }

    @Native(value = "checkAccess(Ljava/io/File;I)Z", last = 17)
    @Native(value = "checkAccess0(Ljava/io/File;I)Z", first = 25)
    boolean checkAccess(NativeCall c, OopArgument f, int access) {
        return call("access", file(c, f), access) == 0;
    }

    @Native(value = "getLastModifiedTime(Ljava/io/File;)J", last = 17)
    @Native(value = "getLastModifiedTime0(Ljava/io/File;)J", first = 25)
    long getLastModifiedTime(NativeCall c, OopArgument f) {
        return lastModified(file(c, f));
    }

    @Native(value = "getLength(Ljava/io/File;)J", last = 17)
    @Native(value = "getLength0(Ljava/io/File;)J", first = 25)
    long getLength(NativeCall c, OopArgument f) {
        return length(file(c, f));
    }

    @Native(value = "setPermission(Ljava/io/File;IZZ)Z", last = 17)
    @Native(value = "setPermission0(Ljava/io/File;IZZ)Z", first = 25)
    boolean setPermission(NativeCall c, OopArgument f, int access, boolean enable, boolean owneronly) {
        return setPermission(file(c, f), access, enable, owneronly);
    }

    @Native("delete0(Ljava/io/File;)Z")
    boolean delete0(NativeCall c, OopArgument f) {
        return call("remove", file(c, f), 0) == 0;
    }

    @Native(value = "createDirectory(Ljava/io/File;)Z", last = 17)
    @Native(value = "createDirectory0(Ljava/io/File;)Z", first = 25)
    boolean createDirectory(NativeCall c, OopArgument f) {
        return call("mkdir", file(c, f), DIRECTORY_MODE) == 0;
    }

    @Native("rename0(Ljava/io/File;Ljava/io/File;)Z")
    boolean rename0(NativeCall c, OopArgument f1, OopArgument f2) {
        return rename(file(c, f1), file(c, f2));
    }

    @Native(value = "setLastModifiedTime(Ljava/io/File;J)Z", last = 17)
    @Native(value = "setLastModifiedTime0(Ljava/io/File;J)Z", first = 25)
    boolean setLastModifiedTime(NativeCall c, OopArgument f, long time) {
        return setLastModified(file(c, f), time);
    }

    @Native(value = "setReadOnly(Ljava/io/File;)Z", last = 17)
    @Native(value = "setReadOnly0(Ljava/io/File;)Z", first = 25)
    boolean setReadOnly(NativeCall c, OopArgument f) {
        return setReadOnly(file(c, f));
    }

    @Native(value = "getSpace(Ljava/io/File;I)J", last = 17)
    @Native(value = "getSpace0(Ljava/io/File;I)J", first = 25)
    long getSpace(NativeCall c, OopArgument f, int t) {
        return FileSystemStatus.space(file(c, f), t);
    }

    @Native("getNameMax0(Ljava/lang/String;)J")
    static long getNameMax0(NativeCall c, @Oop long path) {
        return nameMax(c.text(path));
    }

    private String file(NativeCall c, OopArgument argument) {
        return c.strings().toHost(path.getReference(argument.nonNull()));
    }

    private static int call(String function, String file, long argument) {
        try (NativeBytes name = NativeBytes.ofPath(file)) {
            return Posix.call(function, name.address(), argument);
        }
    }

    @Native("canonicalize0(Ljava/lang/String;)Ljava/lang/String;")
    static @Oop long canonicalize(NativeCall c, @Oop long path) {
        c.nonNull(path);
        CanonicalPath.Result result = CanonicalPath.of(c.text(path));
        if (result.errno() != 0) {
            throw c.exception("java/io/IOException", ErrorText.of(result.errno()));
        }
        return c.newString(result.path());
    }

    private static int attributes(String file) {
        try (NativeBytes name = NativeBytes.ofPath(file); FileStatus status = new FileStatus()) {
            if (status.read(name.address()) < 0) {
                return 0;
            }
            return EXISTS | (status.isType(FileStatus.S_IFREG) ? REGULAR : 0) | (status.isType(FileStatus.S_IFDIR) ? DIRECTORY : 0);
        }
    }

    private static long lastModified(String file) {
        try (NativeBytes name = NativeBytes.ofPath(file); FileStatus status = new FileStatus()) {
            return status.read(name.address()) < 0 ? 0 : status.modifiedSeconds() * MILLIS + status.modifiedNanos() / NANOS_PER_MILLI;
        }
    }

    private static long length(String file) {
        try (NativeBytes name = NativeBytes.ofPath(file); FileStatus status = new FileStatus()) {
            return status.read(name.address()) < 0 ? 0 : status.length();
        }
    }

    private static boolean setPermission(String file, int access, boolean enable, boolean ownerOnly) {
        int bits = ownerOnly ? access << OWNER_SHIFT : access * ALL_CLASSES;
        try (NativeBytes name = NativeBytes.ofPath(file); FileStatus status = new FileStatus()) {
            if (status.read(name.address()) < 0) {
                return false;
            }
            int mode = status.mode() & ~FileStatus.S_IFMT;
            return Posix.call("chmod", name.address(), enable ? mode | bits : mode & ~bits) == 0;
        }
    }

    private static boolean setReadOnly(String file) {
        try (NativeBytes name = NativeBytes.ofPath(file); FileStatus status = new FileStatus()) {
            return status.read(name.address()) == 0
                    && Posix.call("chmod", name.address(), status.mode() & ~FileStatus.S_IFMT & ~ALL_WRITE) == 0;
        }
    }

    @Native(value = "createFileExclusively(Ljava/lang/String;)Z", last = 17)
    @Native(value = "createFileExclusively0(Ljava/lang/String;)Z", first = 25)
    static boolean createFile(NativeCall c, @Oop long path) {
        c.nonNull(path);
        String file = c.text(path);
        if (file.equals("/")) {
            return false;
        }
        int fd;
        try (NativeBytes name = NativeBytes.ofPath(file)) {
            fd = Posix.call("open", name.address(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
        }
        if (fd == -ErrorText.EEXIST) {
            return false;
        }
        if (fd < 0) {
            throw c.exception("java/io/IOException", ErrorText.of(-fd));
        }
        Posix.call("close", fd);
        return true;
    }

    @Native(value = "list(Ljava/io/File;)[Ljava/lang/String;", last = 17)
    @Native(value = "list0(Ljava/io/File;)[Ljava/lang/String;", first = 25)
    @Oop long list(NativeCall c, OopArgument f) {
        List<String> names = new ArrayList<>();
        try (Directory directory = Directory.open(file(c, f))) {
            if (directory == null) {
                return 0;
            }
            for (byte[] name = directory.next(); name != null; name = directory.next()) {
                names.add(new String(name, NativeBytes.charset()));
            }
        }
        return c.objects().newStrings(c.thread(), names.toArray(new String[0]));
    }

    private static boolean rename(String from, String to) {
        try (NativeBytes source = NativeBytes.ofPath(from); NativeBytes target = NativeBytes.ofPath(to)) {
            return Posix.call("rename", source.address(), target.address()) == 0;
        }
    }

    private static boolean setLastModified(String file, long millis) {
        try (NativeBytes name = NativeBytes.ofPath(file); FileStatus status = new FileStatus(); NativeBytes times = NativeBytes.ofSize(2 * TIMESPEC)) {
            if (status.read(name.address()) < 0) {
                return false;
            }
            RawMemory.putLong(times.address(), status.accessedSeconds());
            RawMemory.putLong(times.address() + 8, status.accessedNanos());
            RawMemory.putLong(times.address() + TIMESPEC, Math.floorDiv(millis, MILLIS));
            RawMemory.putLong(times.address() + TIMESPEC + 8, Math.floorMod(millis, MILLIS) * NANOS_PER_MILLI);
            return Posix.call("utimensat", FileStatus.AT_FDCWD, name.address(), times.address(), 0) == 0;
        }
    }

    private static long nameMax(String file) {
        try (NativeBytes name = NativeBytes.ofPath(file)) {
            long length = Posix.callLong("pathconf", name.address(), PC_NAME_MAX, 0, 0, 0);
            return length < 0 ? DEFAULT_NAME_MAX : length;
        }
    }
}
