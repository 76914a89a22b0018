package org.stubarchive.natives.nio;

import org.stubarchive.loader.os.Libc;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;

/** Mapping of files into memory. */
final class FileMapping {
    /** Modes that the class library passes: read only, read and write; any other is private. */
    private static final int READ_ONLY = 0;
    private static final int READ_WRITE = 1;
    private static final int MAP_SHARED_VALIDATE_SYNC = 0x3 | 0x8_0000;
    private static final int EOPNOTSUPP = 95;

    private FileMapping() {}

    /**
     * Maps part of a file.
     *
     * @param synchronous whether stores are to be durable without further calls (MAP_SYNC)
     * @return address
     */
    static long map(NativeCall c, int fd, int mode, long offset, long length, boolean synchronous) {
        int protection = mode == READ_ONLY ? Libc.PROT_READ : Libc.PROT_READ | Libc.PROT_WRITE;
        int flags = mode != READ_ONLY && mode != READ_WRITE ? Libc.MAP_PRIVATE : synchronous ? MAP_SHARED_VALIDATE_SYNC : Libc.MAP_SHARED;
        long address = Libc.mmap(0, length, protection, flags, fd, offset);
        if (address != Libc.MAP_FAILED) {
            return address;
        }
        int errno = Libc.errno();
        if (errno == ErrorText.ENOMEM) {
            throw c.exception("java/lang/OutOfMemoryError", "Map failed");
        }
        if (errno == EOPNOTSUPP && synchronous) {
            throw c.exception("java/io/IOException", "map with mode MAP_SYNC unsupported");
        }
        throw FileDescriptors.failure(c, errno);
    }

    /** Ends a mapping. */
    static long unmap(NativeCall c, long address, long length) {
        return ChannelResults.ofOther(c, Libc.munmap(address, length) < 0 ? -Libc.errno() : 0);
    }
}
