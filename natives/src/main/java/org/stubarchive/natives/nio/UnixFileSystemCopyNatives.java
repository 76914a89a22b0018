package org.stubarchive.natives.nio;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.nio.fs.UnixFileSystem}. */
public final class UnixFileSystemCopyNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "bufferedCopy0(IIJIJ)V",
    };

    /** The natives. */
    public UnixFileSystemCopyNatives() {
        super("sun/nio/fs/UnixFileSystem", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // bufferedCopy0(IIJIJ)V
                return FileCopy.buffered(c, c.longAt(2), c.intAt(3), c.longAt(4));
            default:
                throw noSuchNative(index);
        }
    }
}
