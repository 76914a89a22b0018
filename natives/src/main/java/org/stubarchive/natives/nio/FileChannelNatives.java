package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.objects.GuestField;

/** {@code sun.nio.ch.FileChannelImpl}. */
@NativesOf("sun/nio/ch/FileChannelImpl")
final class FileChannelNatives {
    private static final String CLASS = "sun/nio/ch/FileChannelImpl";

    private final GuestField fd = new GuestField(CLASS, "fd", "Ljava/io/FileDescriptor;");

    @Native(value = "initIDs()J", last = 17)
    static long initIDs() {
        return RawMemory.pageSize();
    }

    @Native(value = "map0(IJJZ)J", last = 17)
    long map0(NativeCall c, int mode, long offset, long length, boolean synchronous) {
        return FileMapping.map(c, FileDescriptors.number(fd.getReference(c.receiver())), mode, offset, length, synchronous);
    }

    @Native(value = "unmap0(JJ)I", last = 17)
    static int unmap0(NativeCall c, long address, long length) {
        return (int) FileMapping.unmap(c, address, length);
    }

    @Native(value = "transferTo0(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;)J", last = 17)
    static long transferTo0(NativeCall c, @Oop long source, long position, long count, @Oop long target) {
        return FileTransfer.send(c, source, position, count, target);
    }

    @Native(value = "maxDirectTransferSize0()I", last = 17)
    static int maxDirectTransferSize0() {
        return FileTransfer.LARGEST;
    }
}
