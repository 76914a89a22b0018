package org.stubarchive.natives.nio;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.posix.FileStatus;

/** {@code sun.nio.ch.FileKey}. */
@NativesOf("sun/nio/ch/FileKey")
final class FileKeyNatives {
    private static final String CLASS = "sun/nio/ch/FileKey";

    private final GuestField device = new GuestField(CLASS, "st_dev", "J");
    private final GuestField inode = new GuestField(CLASS, "st_ino", "J");

    /** Device and inode, into an array. */
    @Native(value = "init(Ljava/io/FileDescriptor;[J)V", first = 25)
    static void read(NativeCall c, @Oop long fd, @Oop long finfo) {
        try (FileStatus status = new FileStatus()) {
            ChannelResults.ofOther(c, status.readOpen(ChannelIo.fd(c, fd)));
            long array = c.nonNull(finfo);
            Oops.putLong(array, ObjectLayout.ARRAY_ELEMENTS, status.device());
            Oops.putLong(array, ObjectLayout.ARRAY_ELEMENTS + Long.BYTES, status.inode());
        }
    }

    @Native(value = "init(Ljava/io/FileDescriptor;)V", last = 17)
    void init(NativeCall c, @Oop long file) {
        try (FileStatus status = new FileStatus()) {
            ChannelResults.ofOther(c, status.readOpen(ChannelIo.fd(c, file)));
            device.putLong(c.receiver(), status.device());
            inode.putLong(c.receiver(), status.inode());
        }
    }
}
