package org.stubarchive.natives.io;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.io.FileOutputStream}. */
public final class FileOutputStreamNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "open0(Ljava/lang/String;Z)V",
        "write(IZ)V",
        "writeBytes([BIIZ)V",
    };
    private static final String CLASS = "java/io/FileOutputStream";
    private static final int O_WRONLY = 1;
    private static final int O_CREAT = 0x40;
    private static final int O_TRUNC = 0x200;
    private static final int O_APPEND = 0x400;

    private final GuestField fd = new GuestField(CLASS, "fd", "Ljava/io/FileDescriptor;");

    /** The natives. */
    public FileOutputStreamNatives() {
        super(CLASS, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // open0(Ljava/lang/String;Z)V
                return open(c);
            case 1: // write(IZ)V
                return FileDescriptors.write(c, fd);
            case 2: // writeBytes([BIIZ)V
                return FileDescriptors.writeBytes(c, fd);
            default:
                throw noSuchNative(index);
        }
    }

    private long open(NativeCall c) {
        c.nonNullAt(0);
        boolean append = c.booleanAt(1);
        int flags = O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC);
        int number = FileDescriptors.openFile(c, c.stringAt(0), flags);
        long descriptor = fd.getReference(c.receiver());
        FileDescriptors.setNumber(descriptor, number);
        FileDescriptors.setAppend(descriptor, append);
        return 0;
    }
}
