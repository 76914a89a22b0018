package org.stubarchive.natives.io;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.io.RandomAccessFile}. */
@NativesOf("java/io/RandomAccessFile")
final class RandomAccessFileNatives {
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

    @Native("read0()I")
    int read0(NativeCall c) {
        return FileDescriptors.read(c, fd);
    }

    @Native(value = "readBytes([BII)I", last = 17)
    @Native(value = "readBytes0([BII)I", first = 25)
    int readBytes(NativeCall c, OopArgument b, int off, int len) {
        return FileDescriptors.readBytes(c, b, off, len, fd);
    }

    @Native("write0(I)V")
    void write0(NativeCall c, int b) {
        FileDescriptors.write(c, b, fd);
    }

    @Native(value = "writeBytes([BII)V", last = 17)
    @Native(value = "writeBytes0([BII)V", first = 25)
    void writeBytes(NativeCall c, OopArgument b, int off, int len) {
        FileDescriptors.writeBytes(c, b, off, len, fd);
    }

    @Native("getFilePointer()J")
    long getFilePointer(NativeCall c) {
        return FileDescriptors.position(c, fd);
    }

    @Native("seek0(J)V")
    void seek0(NativeCall c, long pos) {
        FileDescriptors.setPosition(c, fd, pos);
    }

    @Native(value = "length()J", last = 17)
    @Native(value = "length0()J", first = 25)
    long length(NativeCall c) {
        return FileDescriptors.length(c, fd);
    }

    @Native(value = "setLength(J)V", last = 17)
    @Native(value = "setLength0(J)V", first = 25)
    void setLength(NativeCall c, long newLength) {
        FileDescriptors.setLength(c, fd, newLength);
    }

    @Native("open0(Ljava/lang/String;I)V")
    void open(NativeCall c, @Oop long name, int mode) {
        c.nonNull(name);
        int number = FileDescriptors.openFile(c, c.text(name), flags(mode));
        FileDescriptors.setNumber(fd.getReference(c.receiver()), number);
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
