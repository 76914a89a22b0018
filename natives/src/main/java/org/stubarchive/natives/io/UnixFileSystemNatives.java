package org.stubarchive.natives.io;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.posix.Directory;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.FileSystemStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code java.io.UnixFileSystem}. A file argument is a {@code java.io.File}, of which the path counts. */
public final class UnixFileSystemNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "canonicalize0(Ljava/lang/String;)Ljava/lang/String;",
        "getBooleanAttributes0(Ljava/io/File;)I",
        "checkAccess(Ljava/io/File;I)Z",
        "checkAccess0(Ljava/io/File;I)Z",
        "getLastModifiedTime(Ljava/io/File;)J",
        "getLastModifiedTime0(Ljava/io/File;)J",
        "getLength(Ljava/io/File;)J",
        "getLength0(Ljava/io/File;)J",
        "setPermission(Ljava/io/File;IZZ)Z",
        "setPermission0(Ljava/io/File;IZZ)Z",
        "createFileExclusively(Ljava/lang/String;)Z",
        "createFileExclusively0(Ljava/lang/String;)Z",
        "delete0(Ljava/io/File;)Z",
        "list(Ljava/io/File;)[Ljava/lang/String;",
        "list0(Ljava/io/File;)[Ljava/lang/String;",
        "createDirectory(Ljava/io/File;)Z",
        "createDirectory0(Ljava/io/File;)Z",
        "rename0(Ljava/io/File;Ljava/io/File;)Z",
        "setLastModifiedTime(Ljava/io/File;J)Z",
        "setLastModifiedTime0(Ljava/io/File;J)Z",
        "setReadOnly(Ljava/io/File;)Z",
        "setReadOnly0(Ljava/io/File;)Z",
        "getSpace(Ljava/io/File;I)J",
        "getSpace0(Ljava/io/File;I)J",
        "getNameMax0(Ljava/lang/String;)J",
    };
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

    /** The natives. */
    public UnixFileSystemNatives() {
        super("java/io/UnixFileSystem", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // canonicalize0(Ljava/lang/String;)Ljava/lang/String;
                return canonicalize(c);
            case 1: // getBooleanAttributes0(Ljava/io/File;)I
                return attributes(file(c, 0));
            case 2: // checkAccess(Ljava/io/File;I)Z
            case 3: // checkAccess0(Ljava/io/File;I)Z
                return bits(call("access", file(c, 0), c.intAt(1)) == 0);
            case 4: // getLastModifiedTime(Ljava/io/File;)J
            case 5: // getLastModifiedTime0(Ljava/io/File;)J
                return lastModified(file(c, 0));
            case 6: // getLength(Ljava/io/File;)J
            case 7: // getLength0(Ljava/io/File;)J
                return length(file(c, 0));
            case 8: // setPermission(Ljava/io/File;IZZ)Z
            case 9: // setPermission0(Ljava/io/File;IZZ)Z
                return bits(setPermission(file(c, 0), c.intAt(1), c.booleanAt(2), c.booleanAt(3)));
            case 10: // createFileExclusively(Ljava/lang/String;)Z
            case 11: // createFileExclusively0(Ljava/lang/String;)Z
                return bits(createFile(c));
            case 12: // delete0(Ljava/io/File;)Z
                return bits(call("remove", file(c, 0), 0) == 0);
            case 13: // list(Ljava/io/File;)[Ljava/lang/String;
            case 14: // list0(Ljava/io/File;)[Ljava/lang/String;
                return list(c);
            case 15: // createDirectory(Ljava/io/File;)Z
            case 16: // createDirectory0(Ljava/io/File;)Z
                return bits(call("mkdir", file(c, 0), DIRECTORY_MODE) == 0);
            case 17: // rename0(Ljava/io/File;Ljava/io/File;)Z
                return bits(rename(file(c, 0), file(c, 1)));
            case 18: // setLastModifiedTime(Ljava/io/File;J)Z
            case 19: // setLastModifiedTime0(Ljava/io/File;J)Z
                return bits(setLastModified(file(c, 0), c.longAt(1)));
            case 20: // setReadOnly(Ljava/io/File;)Z
            case 21: // setReadOnly0(Ljava/io/File;)Z
                return bits(setReadOnly(file(c, 0)));
            case 22: // getSpace(Ljava/io/File;I)J
            case 23: // getSpace0(Ljava/io/File;I)J
                return FileSystemStatus.space(file(c, 0), c.intAt(1));
            case 24: // getNameMax0(Ljava/lang/String;)J
                return nameMax(c.stringAt(0));
            default:
                throw noSuchNative(index);
        }
    }

    private String file(NativeCall c, int argument) {
        return c.strings().toHost(path.getReference(c.nonNullAt(argument)));
    }

    private static int call(String function, String file, long argument) {
        try (NativeBytes name = NativeBytes.ofPath(file)) {
            return Posix.call(function, name.address(), argument);
        }
    }

    private static long canonicalize(NativeCall c) {
        c.nonNullAt(0);
        CanonicalPath.Result result = CanonicalPath.of(c.stringAt(0));
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

    private static boolean createFile(NativeCall c) {
        c.nonNullAt(0);
        String file = c.stringAt(0);
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

    private long list(NativeCall c) {
        List<String> names = new ArrayList<>();
        try (Directory directory = Directory.open(file(c, 0))) {
            if (directory == null) {
                return 0;
            }
            for (byte[] name = directory.next(); name != null; name = directory.next()) {
                names.add(new String(name, NativeBytes.charset()));
            }
        }
        return GuestObjects.newStrings(c.thread(), names.toArray(new String[0]));
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
