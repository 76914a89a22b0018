package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.FileDispatcherImpl}, and {@code UnixFileDispatcherImpl}, to which newer releases have moved most of it. */
@NativesOf({"sun/nio/ch/FileDispatcherImpl", "sun/nio/ch/UnixFileDispatcherImpl"})
final class FileDispatcherNatives {
    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_DIRECT = System.getProperty("os.arch").equals("aarch64") ? 0x1_0000 : 0x4000;

    private final PreClosedSocket preClosed = new PreClosedSocket();

    @Native(value = "init()V", last = 17)
    @Native(value = "init0()V", first = 25)
    static void init() {}

    @Native("read0(Ljava/io/FileDescriptor;JI)I")
    static int read0(NativeCall c, @Oop long fd, long address, int len) {
        return (int) ChannelIo.read(c, fd, address, len, "read");
    }

    @Native("pread0(Ljava/io/FileDescriptor;JIJ)I")
    static int pread0(NativeCall c, @Oop long fd, long address, int len, long position) {
        return (int) ChannelIo.read(c, fd, address, len, "pread", position);
    }

    @Native("readv0(Ljava/io/FileDescriptor;JI)J")
    static long readv0(NativeCall c, @Oop long fd, long address, int len) {
        return ChannelIo.read(c, fd, address, len, "readv");
    }

    @Native("write0(Ljava/io/FileDescriptor;JI)I")
    static int write0(NativeCall c, @Oop long fd, long address, int len) {
        return (int) ChannelIo.write(c, fd, address, len, "write");
    }

    @Native("pwrite0(Ljava/io/FileDescriptor;JIJ)I")
    static int pwrite0(NativeCall c, @Oop long fd, long address, int len, long position) {
        return (int) ChannelIo.write(c, fd, address, len, "pwrite", position);
    }

    @Native("writev0(Ljava/io/FileDescriptor;JI)J")
    static long writev0(NativeCall c, @Oop long fd, long address, int len) {
        return ChannelIo.write(c, fd, address, len, "writev");
    }

    @Native("force0(Ljava/io/FileDescriptor;Z)I")
    static int force0(NativeCall c, @Oop long fd, boolean metaData) {
        return (int) ChannelResults.ofOther(c,
                Posix.callIntBlocking(c.thread(), metaData ? "fsync" : "fdatasync", ChannelIo.fd(c, fd), 0, 0, 0, 0));
    }

    @Native("seek0(Ljava/io/FileDescriptor;J)J")
    static long seek0(NativeCall c, @Oop long fd, long offset) {
        return ChannelResults.ofOther(c,
                Posix.callLong("lseek", ChannelIo.fd(c, fd), Math.max(0, offset), offset < 0 ? SEEK_CUR : SEEK_SET, 0, 0));
    }

    @Native("truncate0(Ljava/io/FileDescriptor;J)I")
    static int truncate0(NativeCall c, @Oop long fd, long size) {
        return (int) ChannelResults.ofOther(c, Posix.call("ftruncate", ChannelIo.fd(c, fd), size));
    }

    @Native(value = "close0(Ljava/io/FileDescriptor;)V", last = 17)
    static void close0(NativeCall c, @Oop long file) {
        ChannelIo.close(c, ChannelIo.fd(c, file));
    }

    @Native("closeIntFD(I)V")
    static void closeIntFD(NativeCall c, int fd) {
        ChannelIo.close(c, fd);
    }

    @Native(value = "preClose0(Ljava/io/FileDescriptor;)V", last = 17)
    void preClose0(NativeCall c, @Oop long file) {
        preClosed.replace(c, ChannelIo.fd(c, file));
    }

    @Native(value = "dup0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V", last = 17)
    static void dup0(NativeCall c, @Oop long from, @Oop long to) {
        ChannelResults.ofOther(c, Posix.call("dup2", ChannelIo.fd(c, from), FileDescriptors.number(c.nonNull(to))));
    }

    @Native(value = "canTransferToFromOverlappedMap0()Z", last = 17)
    static boolean canTransferToFromOverlappedMap0() {
        return true;
    }

    @Native(value = "available0(Ljava/io/FileDescriptor;)I", first = 25)
    static int available0(NativeCall c, @Oop long fd) {
        return FileDescriptors.available(ChannelIo.fd(c, fd));
    }

    @Native(value = "allocationGranularity0()J", first = 25)
    static long allocationGranularity0() {
        return RawMemory.pageSize();
    }

    @Native(value = "map0(Ljava/io/FileDescriptor;IJJZ)J", first = 25)
    static long map0(NativeCall c, @Oop long fd, int prot, long position, long length, boolean isSync) {
        return FileMapping.map(c, ChannelIo.fd(c, fd), prot, position, length, isSync);
    }

    @Native(value = "unmap0(JJ)I", first = 25)
    static int unmap0(NativeCall c, long address, long length) {
        return (int) FileMapping.unmap(c, address, length);
    }

    @Native(value = "transferTo0(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;Z)J", first = 25)
    static long transferTo0(NativeCall c, @Oop long src, long position, long count, @Oop long dst, boolean append) {
        return append ? ChannelResults.UNSUPPORTED_CASE : FileTransfer.send(c, src, position, count, dst);
    }

    @Native(value = "transferFrom0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;JJZ)J", first = 25)
    static long transferFrom0(NativeCall c, @Oop long src, @Oop long dst, long position, long count, boolean append) {
        return append ? ChannelResults.UNSUPPORTED_CASE : FileTransfer.receive(c, src, dst, position, count);
    }

    @Native("size0(Ljava/io/FileDescriptor;)J")
    static long size(NativeCall c, @Oop long fd) {
        try (FileStatus status = new FileStatus()) {
            ChannelResults.ofOther(c, status.readOpen(ChannelIo.fd(c, fd)));
            return status.length();
        }
    }

    /** Whether it is neither a file nor a directory nor a symbolic link. */
    @Native(value = "isOther0(Ljava/io/FileDescriptor;)Z", first = 25)
    static boolean isOther(NativeCall c, @Oop long fd) {
        try (FileStatus status = new FileStatus()) {
            ChannelResults.ofOther(c, status.readOpen(ChannelIo.fd(c, fd)));
            return !status.isType(FileStatus.S_IFREG) && !status.isType(FileStatus.S_IFDIR) && !status.isType(FileStatus.S_IFLNK);
        }
    }

    /** Turns the page cache off for the file and gives the alignment that its buffers need. */
    @Native("setDirect0(Ljava/io/FileDescriptor;)I")
    static int setDirect(NativeCall c, @Oop long file) {
        int fd = ChannelIo.fd(c, file);
        int flags = (int) ChannelResults.ofOther(c, Posix.call("fcntl", fd, F_GETFL));
        ChannelResults.ofOther(c, Posix.call("fcntl", fd, F_SETFL, flags | O_DIRECT));
        try (NativeBytes status = NativeBytes.ofSize(128)) {
            ChannelResults.ofOther(c, Posix.call("fstatvfs", fd, status.address()));
            return (int) RawMemory.getLong(status.address() + 8);
        }
    }
}
