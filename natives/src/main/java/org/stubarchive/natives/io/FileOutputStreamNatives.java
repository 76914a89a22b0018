package org.stubarchive.natives.io;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.objects.GuestField;

/** {@code java.io.FileOutputStream}. */
@NativesOf("java/io/FileOutputStream")
final class FileOutputStreamNatives {
    private static final String CLASS = "java/io/FileOutputStream";
    private static final int O_WRONLY = 1;
    private static final int O_CREAT = 0x40;
    private static final int O_TRUNC = 0x200;
    private static final int O_APPEND = 0x400;

    private final GuestField fd = new GuestField(CLASS, "fd", "Ljava/io/FileDescriptor;");

    @Native("write(IZ)V")
    void write(NativeCall c, int b, boolean append) {
        FileDescriptors.write(c, b, fd);
    }

    @Native("writeBytes([BIIZ)V")
    void writeBytes(NativeCall c, OopArgument b, int off, int len, boolean append) {
        FileDescriptors.writeBytes(c, b, off, len, fd);
    }

    @Native("open0(Ljava/lang/String;Z)V")
    void open(NativeCall c, @Oop long name, boolean append) {
        c.nonNull(name);
        int flags = O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC);
        int number = FileDescriptors.openFile(c, c.text(name), flags);
        long descriptor = fd.getReference(c.receiver());
        FileDescriptors.setNumber(descriptor, number);
        FileDescriptors.setAppend(descriptor, append);
    }
}
