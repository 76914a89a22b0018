package org.stubarchive.natives.prefs;

import java.nio.charset.StandardCharsets;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code java.util.prefs.FileSystemPreferences}: locks are {@code fcntl} locks of the whole file (POSIX.1-2017). */
@NativesOf("java/util/prefs/FileSystemPreferences")
final class FileSystemPreferencesNatives {
    private static final int O_RDONLY = 0;
    private static final int O_WRONLY = 1;
    private static final int O_CREAT = 0x40;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int F_SETLK = 6;
    private static final short F_RDLCK = 0;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;
    private static final int FLOCK_SIZE = 32;

    @Native("unlockFile0(I)I")
    static int unlockFile0(int lockHandle) {
        return unlock(lockHandle);
    }

    @Native("chmod(Ljava/lang/String;I)I")
    static int chmod(NativeCall c, @Oop long fileName, int permission) {
        try (NativeBytes path = path(c, fileName)) {
            return -Posix.call("chmod", path.address(), permission);
        }
    }

    private static NativeBytes path(NativeCall c, @Oop long fileName) {
        c.nonNull(fileName);
        return NativeBytes.ofCString(c.text(fileName).getBytes(StandardCharsets.UTF_8));
    }

    /** The descriptor, 0 if there is no lock, and the error number. */
    @Native("lockFile0(Ljava/lang/String;IZ)[I")
    static @Oop long lock(NativeCall c, @Oop long fileName, int permission, boolean shared) {
        int fd;
        try (NativeBytes path = path(c, fileName)) {
            fd = Posix.call("open", path.address(), (shared ? O_RDONLY : O_WRONLY | O_CREAT) | O_CLOEXEC, permission);
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
