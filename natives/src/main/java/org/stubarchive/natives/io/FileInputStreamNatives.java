package org.stubarchive.natives.io;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.posix.FileStatus;

/** {@code java.io.FileInputStream}. */
@NativesOf("java/io/FileInputStream")
final class FileInputStreamNatives {
    private static final String CLASS = "java/io/FileInputStream";
    private static final int O_RDONLY = 0;

    private final GuestField fd = new GuestField(CLASS, "fd", "Ljava/io/FileDescriptor;");

    @Native("read0()I")
    int read0(NativeCall c) {
        return FileDescriptors.read(c, fd);
    }

    @Native("readBytes([BII)I")
    int readBytes(NativeCall c, OopArgument b, int off, int len) {
        return FileDescriptors.readBytes(c, b, off, len, fd);
    }

    @Native("length0()J")
    long length0(NativeCall c) {
        return FileDescriptors.length(c, fd);
    }

    @Native("position0()J")
    long position0(NativeCall c) {
        return FileDescriptors.position(c, fd);
    }

    @Native("skip0(J)J")
    long skip0(NativeCall c, long n) {
        return FileDescriptors.skip(c, fd, n);
    }

    @Native("available0()I")
    int available0(NativeCall c) {
        return FileDescriptors.available(c, fd);
    }

    @Native("open0(Ljava/lang/String;)V")
    void open(NativeCall c, @Oop long name) {
        c.nonNull(name);
        int number = FileDescriptors.openFile(c, c.text(name), O_RDONLY);
        long descriptor = fd.getReference(c.receiver());
        FileDescriptors.setNumber(descriptor, number);
        FileDescriptors.setAppend(descriptor, false);
    }

    @Native(value = "isRegularFile0(Ljava/io/FileDescriptor;)Z", first = 25)
    static boolean isRegularFile(NativeCall c, @Oop long fd) {
        try (FileStatus status = new FileStatus()) {
            return status.readOpen(FileDescriptors.number(c.nonNull(fd))) == 0 && status.isType(FileStatus.S_IFREG);
        }
    }
}
