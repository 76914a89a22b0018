package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.objects.GuestField;

/** {@code sun.nio.ch.FileChannelImpl}. */
public final class FileChannelNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "initIDs()J",
        "map0(IJJZ)J",
        "unmap0(JJ)I",
        "transferTo0(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;)J",
        "maxDirectTransferSize0()I",
    };
    private static final String CLASS = "sun/nio/ch/FileChannelImpl";

    private final GuestField fd = new GuestField(CLASS, "fd", "Ljava/io/FileDescriptor;");

    /** The natives. */
    public FileChannelNatives() {
        super(CLASS, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // initIDs()J
                return RawMemory.pageSize();
            case 1: // map0(IJJZ)J
                return FileMapping.map(c, FileDescriptors.number(fd.getReference(c.receiver())), 0);
            case 2: // unmap0(JJ)I
                return FileMapping.unmap(c);
            case 3: // transferTo0(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;)J
                return FileTransfer.send(c);
            case 4: // maxDirectTransferSize0()I
                return FileTransfer.LARGEST;
            default:
                throw noSuchNative(index);
        }
    }
}
