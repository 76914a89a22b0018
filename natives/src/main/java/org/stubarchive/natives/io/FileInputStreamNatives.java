package org.stubarchive.natives.io;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.posix.FileStatus;

/** {@code java.io.FileInputStream}. */
public final class FileInputStreamNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "open0(Ljava/lang/String;)V",
        "read0()I",
        "readBytes([BII)I",
        "length0()J",
        "position0()J",
        "skip0(J)J",
        "available0()I",
        "isRegularFile0(Ljava/io/FileDescriptor;)Z",
    };
    private static final String CLASS = "java/io/FileInputStream";
    private static final int O_RDONLY = 0;

    private final GuestField fd = new GuestField(CLASS, "fd", "Ljava/io/FileDescriptor;");

    /** The natives. */
    public FileInputStreamNatives() {
        super(CLASS, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // open0(Ljava/lang/String;)V
                return open(c);
            case 1: // read0()I
                return FileDescriptors.read(c, fd);
            case 2: // readBytes([BII)I
                return FileDescriptors.readBytes(c, fd);
            case 3: // length0()J
                return FileDescriptors.length(c, fd);
            case 4: // position0()J
                return FileDescriptors.position(c, fd);
            case 5: // skip0(J)J
                return FileDescriptors.skip(c, fd, c.longAt(0));
            case 6: // available0()I
                return FileDescriptors.available(c, fd);
            case 7: // isRegularFile0(Ljava/io/FileDescriptor;)Z
                return bits(isRegularFile(c));
            default:
                throw noSuchNative(index);
        }
    }

    private long open(NativeCall c) {
        c.nonNullAt(0);
        int number = FileDescriptors.openFile(c, c.stringAt(0), O_RDONLY);
        long descriptor = fd.getReference(c.receiver());
        FileDescriptors.setNumber(descriptor, number);
        FileDescriptors.setAppend(descriptor, false);
        return 0;
    }

    private static boolean isRegularFile(NativeCall c) {
        try (FileStatus status = new FileStatus()) {
            return status.readOpen(FileDescriptors.number(c.nonNullAt(0))) == 0 && status.isType(FileStatus.S_IFREG);
        }
    }
}
