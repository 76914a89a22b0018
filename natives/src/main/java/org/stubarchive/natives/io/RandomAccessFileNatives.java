package org.stubarchive.natives.io;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.io.RandomAccessFile}. */
public final class RandomAccessFileNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "open0(Ljava/lang/String;I)V",
        "read0()I",
        "readBytes([BII)I",
        "readBytes0([BII)I",
        "write0(I)V",
        "writeBytes([BII)V",
        "writeBytes0([BII)V",
        "getFilePointer()J",
        "seek0(J)V",
        "length()J",
        "length0()J",
        "setLength(J)V",
        "setLength0(J)V",
    };
    private static final String CLASS = "java/io/RandomAccessFile";

    /** Modes that the class library passes. */
    private static final int MODE_READ = 1;
    private static final int MODE_READ_WRITE = 2;
    private static final int MODE_SYNC = 4;
    private static final int MODE_DATA_SYNC = 8;

    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_DSYNC = 0x1000;
    private static final int O_SYNC = 0x10_1000;

    private final GuestField fd = new GuestField(CLASS, "fd", "Ljava/io/FileDescriptor;");

    /** The natives. */
    public RandomAccessFileNatives() {
        super(CLASS, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // open0(Ljava/lang/String;I)V
                return open(c);
            case 1: // read0()I
                return FileDescriptors.read(c, fd);
            case 2: // readBytes([BII)I
            case 3: // readBytes0([BII)I
                return FileDescriptors.readBytes(c, fd);
            case 4: // write0(I)V
                return FileDescriptors.write(c, fd);
            case 5: // writeBytes([BII)V
            case 6: // writeBytes0([BII)V
                return FileDescriptors.writeBytes(c, fd);
            case 7: // getFilePointer()J
                return FileDescriptors.position(c, fd);
            case 8: // seek0(J)V
                return FileDescriptors.setPosition(c, fd, c.longAt(0));
            case 9: // length()J
            case 10: // length0()J
                return FileDescriptors.length(c, fd);
            case 11: // setLength(J)V
            case 12: // setLength0(J)V
                return FileDescriptors.setLength(c, fd, c.longAt(0));
            default:
                throw noSuchNative(index);
        }
    }

    private long open(NativeCall c) {
        c.nonNullAt(0);
        int number = FileDescriptors.openFile(c, c.stringAt(0), flags(c.intAt(1)));
        FileDescriptors.setNumber(fd.getReference(c.receiver()), number);
        return 0;
    }

    private static int flags(int mode) {
        if ((mode & MODE_READ) != 0) {
            return 0;
        }
        int flags = (mode & MODE_READ_WRITE) != 0 ? O_RDWR | O_CREAT : 0;
        if ((mode & MODE_SYNC) != 0) {
            return flags | O_SYNC;
        }
        return (mode & MODE_DATA_SYNC) != 0 ? flags | O_DSYNC : flags;
    }
}
