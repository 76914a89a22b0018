package org.stubarchive.natives.nio;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;

/** {@code sun.nio.fs.UnixCopyFile}. */
@NativesOf("sun/nio/fs/UnixCopyFile")
final class UnixCopyFileNatives {
    @Native(value = "transfer(IIJ)V", last = 17)
    static void transfer(NativeCall c, int target, int source, long addressToPollForCancel) {
        FileCopy.copy(c, target, source, addressToPollForCancel);
    }
}
