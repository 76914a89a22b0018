package org.stubarchive.natives.nio;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.posix.FileStatus;

/** {@code sun.nio.ch.FileKey}. */
public final class FileKeyNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init(Ljava/io/FileDescriptor;)V",
        "init(Ljava/io/FileDescriptor;[J)V",
    };
    private static final String CLASS = "sun/nio/ch/FileKey";

    private final GuestField device = new GuestField(CLASS, "st_dev", "J");
    private final GuestField inode = new GuestField(CLASS, "st_ino", "J");

    /** The natives. */
    public FileKeyNatives() {
        super(CLASS, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init(Ljava/io/FileDescriptor;)V
                return init(c);
            case 1: // init(Ljava/io/FileDescriptor;[J)V
                return read(c);
            default:
                throw noSuchNative(index);
        }
    }

    /** Device and inode, into the array of argument 1. */
    private static long read(NativeCall c) {
        try (FileStatus status = new FileStatus()) {
            ChannelResults.ofOther(c, status.readOpen(ChannelIo.fd(c)));
            long array = c.nonNullAt(1);
            Oops.putLong(array, ObjectLayout.ARRAY_ELEMENTS, status.device());
            Oops.putLong(array, ObjectLayout.ARRAY_ELEMENTS + Long.BYTES, status.inode());
            return 0;
        }
    }

    private long init(NativeCall c) {
        try (FileStatus status = new FileStatus()) {
            ChannelResults.ofOther(c, status.readOpen(ChannelIo.fd(c)));
            device.putLong(c.receiver(), status.device());
            inode.putLong(c.receiver(), status.inode());
            return 0;
        }
    }
}
