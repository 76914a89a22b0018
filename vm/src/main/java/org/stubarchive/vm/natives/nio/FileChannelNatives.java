package org.stubarchive.vm.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.vm.natives.GuestField;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;
import org.stubarchive.vm.natives.io.FileDescriptors;
import org.stubarchive.vm.natives.posix.ErrorText;
import org.stubarchive.vm.natives.posix.NativeBytes;
import org.stubarchive.vm.natives.posix.Posix;

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
    /** Modes that the class library passes: read only, read and write, private. */
    private static final int READ_ONLY = 0;
    private static final int READ_WRITE = 1;
    private static final int MAP_SHARED_VALIDATE_SYNC = 0x3 | 0x8_0000;
    private static final int EOPNOTSUPP = 95;
    private static final int LARGEST_TRANSFER = 0x7FFF_F000;

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
                return map(c);
            case 2: // unmap0(JJ)I
                return ChannelResults.ofOther(c, Libc.munmap(c.longAt(0), c.longAt(1)) < 0 ? -Libc.errno() : 0);
            case 3: // transferTo0(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;)J
                return transfer(c);
            case 4: // maxDirectTransferSize0()I
                return LARGEST_TRANSFER;
            default:
                throw noSuchNative(index);
        }
    }

    private long map(NativeCall c) {
        int mode = c.intAt(0);
        int protection = mode == READ_ONLY ? Libc.PROT_READ : Libc.PROT_READ | Libc.PROT_WRITE;
        int flags = mode != READ_ONLY && mode != READ_WRITE ? Libc.MAP_PRIVATE : c.booleanAt(3) ? MAP_SHARED_VALIDATE_SYNC : Libc.MAP_SHARED;
        int file = FileDescriptors.number(fd.getReference(c.receiver()));
        long address = Libc.mmap(0, c.longAt(2), protection, flags, file, c.longAt(1));
        if (address != Libc.MAP_FAILED) {
            return address;
        }
        int errno = Libc.errno();
        if (errno == ErrorText.ENOMEM) {
            throw c.exception("java/lang/OutOfMemoryError", "Map failed");
        }
        if (errno == EOPNOTSUPP && c.booleanAt(3)) {
            throw c.exception("java/io/IOException", "map with mode MAP_SYNC unsupported");
        }
        throw FileDescriptors.failure(c, errno);
    }

    /** {@code transferTo0(source, position, count, target)}. */
    private static long transfer(NativeCall c) {
        int target = FileDescriptors.number(c.nonNullAt(3));
        try (NativeBytes offset = NativeBytes.ofSize(8)) {
            RawMemory.putLong(offset.address(), c.longAt(1));
            long count = Math.min(c.longAt(2), LARGEST_TRANSFER);
            long n = Posix.callBlocking(c.thread(), "sendfile", target, ChannelIo.fd(c), offset.address(), count, 0);
            return n == -ErrorText.EINVAL ? ChannelResults.UNSUPPORTED_CASE : ChannelResults.ofOther(c, n);
        }
    }
}
