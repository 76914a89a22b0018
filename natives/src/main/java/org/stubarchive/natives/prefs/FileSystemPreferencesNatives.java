package org.stubarchive.natives.prefs;

import java.nio.charset.StandardCharsets;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code java.util.prefs.FileSystemPreferences}: locks are {@code fcntl} locks of the whole file (POSIX.1-2017). */
public final class FileSystemPreferencesNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "lockFile0(Ljava/lang/String;IZ)[I",
        "unlockFile0(I)I",
        "chmod(Ljava/lang/String;I)I",
    };
    private static final int O_RDONLY = 0;
    private static final int O_WRONLY = 1;
    private static final int O_CREAT = 0x40;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int F_SETLK = 6;
    private static final short F_RDLCK = 0;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;
    private static final int FLOCK_SIZE = 32;

    /** The natives. */
    public FileSystemPreferencesNatives() {
        super("java/util/prefs/FileSystemPreferences", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // lockFile0(Ljava/lang/String;IZ)[I
                return lock(c);
            case 1: // unlockFile0(I)I
                return unlock(c.intAt(0));
            case 2: // chmod(Ljava/lang/String;I)I
                try (NativeBytes path = path(c)) {
                    return -Posix.call("chmod", path.address(), c.intAt(1));
                }
            default:
                throw noSuchNative(index);
        }
    }

    private static NativeBytes path(NativeCall c) {
        c.nonNullAt(0);
        return NativeBytes.ofCString(c.stringAt(0).getBytes(StandardCharsets.UTF_8));
    }

    /** The descriptor, 0 if there is no lock, and the error number. */
    private static long lock(NativeCall c) {
        boolean shared = c.booleanAt(2);
        int fd;
        try (NativeBytes path = path(c)) {
            fd = Posix.call("open", path.address(), (shared ? O_RDONLY : O_WRONLY | O_CREAT) | O_CLOEXEC, c.intAt(1));
        }
        int error = Math.max(0, -fd);
        if (fd >= 0) {
            error = -set(fd, shared ? F_RDLCK : F_WRLCK);
            if (error != 0) {
                Posix.call("close", fd);
                fd = 0;
            }
        }
        long result = c.vm().heap().allocateArray(c.thread(), c.vm().wellKnown().typeArray(BasicType.INT), 2);
        RawMemory.putInt(result + ObjectLayout.ARRAY_ELEMENTS, Math.max(0, fd));
        RawMemory.putInt(result + ObjectLayout.ARRAY_ELEMENTS + Integer.BYTES, error);
        return result;
    }

    private static int unlock(int fd) {
        int error = -set(fd, F_UNLCK);
        int closing = -Posix.call("close", fd);
        return error != 0 ? error : closing;
    }

    private static int set(int fd, short type) {
        try (NativeBytes region = NativeBytes.ofSize(FLOCK_SIZE)) {
            RawMemory.putShort(region.address(), type);
            return Posix.call("fcntl", fd, F_SETLK, region.address());
        }
    }
}
