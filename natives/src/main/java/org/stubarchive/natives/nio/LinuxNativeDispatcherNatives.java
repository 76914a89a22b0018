package org.stubarchive.natives.nio;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.fs.LinuxNativeDispatcher}. */
@NativesOf("sun/nio/fs/LinuxNativeDispatcher")
final class LinuxNativeDispatcherNatives {
    @Native("init()V")
    static void init() {}

    @Native("setmntent0(JJ)J")
    static long setmntent0(NativeCall c, long pathAddress, long typeAddress) {
        return UnixErrors.check(c, Posix.callPointer("setmntent", pathAddress, typeAddress, 0));
    }

    @Native("endmntent(J)V")
    static void endmntent(long stream) {
        Posix.call("endmntent", stream);
    }

    @Native(value = "posix_fadvise(IJJI)I", first = 25)
    static int posix_fadvise(int fd, long offset, long len, int advice) {
        return Posix.call("posix_fadvise", fd, offset, len, advice);
    }

    @Native(value = "directCopy0(IIJ)I", first = 25)
    static int directCopy0(NativeCall c, int dst, int src, long addressToPollForCancel) {
        return (int) FileCopy.direct(c, dst, src, addressToPollForCancel);
    }
}
