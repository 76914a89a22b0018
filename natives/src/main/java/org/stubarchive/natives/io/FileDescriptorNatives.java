package org.stubarchive.natives.io;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.Posix;

/** {@code java.io.FileDescriptor}. */
public final class FileDescriptorNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getHandle(I)J",
        "getAppend(I)Z",
        "close0()V",
        "sync()V",
        "sync0()V",
    };

    /** The natives. */
    public FileDescriptorNatives() {
        super("java/io/FileDescriptor", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getHandle(I)J
                return -1;
            case 1: // getAppend(I)Z
                return bits(FileDescriptors.isAppending(c.intAt(0)));
            case 2: // close0()V
                FileDescriptors.close(c, c.receiver());
                return 0;
            case 3: // sync()V
            case 4: // sync0()V
                return sync(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long sync(NativeCall c) {
        int error = Posix.callIntBlocking(c.thread(), "fsync", FileDescriptors.number(c.receiver()), 0, 0, 0, 0);
        if (error < 0) {
            throw c.exception("java/io/SyncFailedException", "sync failed");
        }
        return 0;
    }
}
