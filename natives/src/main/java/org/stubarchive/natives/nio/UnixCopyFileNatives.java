package org.stubarchive.natives.nio;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.nio.fs.UnixCopyFile}. */
public final class UnixCopyFileNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "transfer(IIJ)V",
    };

    /** The natives. */
    public UnixCopyFileNatives() {
        super("sun/nio/fs/UnixCopyFile", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // transfer(IIJ)V
                return FileCopy.copy(c, c.longAt(2));
            default:
                throw noSuchNative(index);
        }
    }
}
