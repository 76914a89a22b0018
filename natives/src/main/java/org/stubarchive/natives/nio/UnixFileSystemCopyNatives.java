package org.stubarchive.natives.nio;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;

/** {@code sun.nio.fs.UnixFileSystem}. */
@NativesOf("sun/nio/fs/UnixFileSystem")
final class UnixFileSystemCopyNatives {
    @Native(value = "bufferedCopy0(IIJIJ)V", first = 25)
    static void bufferedCopy0(NativeCall c, int dst, int src, long address, int size, long addressToPollForCancel) {
        FileCopy.buffered(c, dst, src, address, size, addressToPollForCancel);
    }
}
