package org.stubarchive.natives.io;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.Posix;

/** {@code java.io.FileCleanable}: closes files whose owner was collected. */
public final class FileCleanableNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "cleanupClose0(IJ)V",
    };

    /** The natives. */
    public FileCleanableNatives() {
        super("java/io/FileCleanable", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // cleanupClose0(IJ)V
                return close(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long close(NativeCall c) {
        int fd = c.intAt(0);
        if (fd >= 0) {
            int error = Posix.call("close", fd);
            if (error < 0) {
                throw FileDescriptors.failure(c, -error);
            }
        }
        return 0;
    }
}
