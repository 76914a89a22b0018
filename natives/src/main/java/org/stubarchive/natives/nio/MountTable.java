package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** The table of mounted file systems, a C stream that {@code setmntent} opened. */
@NativesOf("sun/nio/fs/LinuxNativeDispatcher")
final class MountTable {
    private static final String ENTRY = "sun/nio/fs/UnixMountEntry";
    /** Fields of the entry in the order of {@code struct mntent}: device, directory, type, options. */
    private static final GuestField[] FIELDS = {new GuestField(ENTRY, "name", "[B"), new GuestField(ENTRY, "dir", "[B"),
        new GuestField(ENTRY, "fstype", "[B"), new GuestField(ENTRY, "opts", "[B")};
    private static final int MNTENT_SIZE = 40;

    private MountTable() {}

    /** Length of the next line without its end; -1 at the end of the file. */
    static int lineLength(long stream) {
        try (NativeBytes line = NativeBytes.ofSize(16)) {
            long length = Posix.callLong("getline", line.address(), line.address() + 8, stream, 0, 0);
            Posix.call("free", RawMemory.getLong(line.address()));
            return length < 0 ? -1 : (int) length;
        }
    }

    /** {@code getmntent0(stream, entry, buffer, buffer size)}: fills the entry; -1 at the end. */
    @Native("getmntent0(JLsun/nio/fs/UnixMountEntry;JI)I")
    static int next(NativeCall c, long fp, OopArgument mountEntry, long buffer, int bufLen) {
        try (NativeBytes entry = NativeBytes.ofSize(MNTENT_SIZE)) {
            long found = Posix.callPointer("getmntent_r", fp, entry.address(), buffer, bufLen);
            if (found != entry.address()) {
                return -1;
            }
            for (int i = 0; i < FIELDS.length; i++) {
                long bytes = c.objects().newBytes(c.thread(), NativeBytes.cString(RawMemory.getLong(entry.address() + 8L * i)));
                FIELDS[i].putReference(mountEntry.oop(), bytes);
            }
            return 0;
        }
    }
}
