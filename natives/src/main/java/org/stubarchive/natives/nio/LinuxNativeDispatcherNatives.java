package org.stubarchive.natives.nio;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.fs.LinuxNativeDispatcher}. */
public final class LinuxNativeDispatcherNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()V",
        "setmntent0(JJ)J",
        "getmntent0(JLsun/nio/fs/UnixMountEntry;JI)I",
        "endmntent(J)V",
        "posix_fadvise(IJJI)I",
        "directCopy0(IIJ)I",
    };

    /** The natives. */
    public LinuxNativeDispatcherNatives() {
        super("sun/nio/fs/LinuxNativeDispatcher", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()V
                return 0;
            case 1: // setmntent0(JJ)J
                return UnixErrors.check(c, Posix.callPointer("setmntent", c.longAt(0), c.longAt(1), 0));
            case 2: // getmntent0(JLsun/nio/fs/UnixMountEntry;JI)I
                return MountTable.next(c);
            case 3: // endmntent(J)V
                Posix.call("endmntent", c.longAt(0));
                return 0;
            case 4: // posix_fadvise(IJJI)I
                return Posix.call("posix_fadvise", c.intAt(0), c.longAt(1), c.longAt(2), c.intAt(3));
            case 5: // directCopy0(IIJ)I
                return FileCopy.direct(c, c.longAt(2));
            default:
                throw noSuchNative(index);
        }
    }
}
