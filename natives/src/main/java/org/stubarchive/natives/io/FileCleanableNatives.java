package org.stubarchive.natives.io;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.Posix;

/** {@code java.io.FileCleanable}: closes files whose owner was collected. */
@NativesOf("java/io/FileCleanable")
final class FileCleanableNatives {
    @Native("cleanupClose0(IJ)V")
    static void close(NativeCall c, int fd, long handle) {
        if (fd >= 0) {
            int error = Posix.call("close", fd);
            if (error < 0) {
                throw FileDescriptors.failure(c, -error);
            }
        }
    }
}
