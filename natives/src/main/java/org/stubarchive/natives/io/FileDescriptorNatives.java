package org.stubarchive.natives.io;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.Posix;

/** {@code java.io.FileDescriptor}. */
@NativesOf("java/io/FileDescriptor")
final class FileDescriptorNatives {
    @Native("getHandle(I)J")
    static long getHandle(int d) {
        return -1;
    }

    @Native("getAppend(I)Z")
    static boolean getAppend(int fd) {
        return FileDescriptors.isAppending(fd);
    }

    @Native("close0()V")
    static void close0(NativeCall c) {
        FileDescriptors.close(c, c.receiver());
    }

    @Native(value = "sync()V", last = 17)
    @Native(value = "sync0()V", first = 25)
    static void sync(NativeCall c) {
        int error = Posix.callIntBlocking(c.thread(), "fsync", FileDescriptors.number(c.receiver()), 0, 0, 0, 0);
        if (error < 0) {
            throw c.exception("java/io/SyncFailedException", "sync failed");
        }
    }
}
