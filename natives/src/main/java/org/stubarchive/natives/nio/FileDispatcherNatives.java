package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.FileDispatcherImpl}, and {@code UnixFileDispatcherImpl}, to which newer releases have moved most of it. */
public final class FileDispatcherNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()V",
        "read0(Ljava/io/FileDescriptor;JI)I",
        "pread0(Ljava/io/FileDescriptor;JIJ)I",
        "readv0(Ljava/io/FileDescriptor;JI)J",
        "write0(Ljava/io/FileDescriptor;JI)I",
        "pwrite0(Ljava/io/FileDescriptor;JIJ)I",
        "writev0(Ljava/io/FileDescriptor;JI)J",
        "force0(Ljava/io/FileDescriptor;Z)I",
        "seek0(Ljava/io/FileDescriptor;J)J",
        "truncate0(Ljava/io/FileDescriptor;J)I",
        "size0(Ljava/io/FileDescriptor;)J",
        "lock0(Ljava/io/FileDescriptor;ZJJZ)I",
        "release0(Ljava/io/FileDescriptor;JJ)V",
        "close0(Ljava/io/FileDescriptor;)V",
        "closeIntFD(I)V",
        "preClose0(Ljava/io/FileDescriptor;)V",
        "dup0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V",
        "canTransferToFromOverlappedMap0()Z",
        "setDirect0(Ljava/io/FileDescriptor;)I",
        "init0()V",
        "available0(Ljava/io/FileDescriptor;)I",
        "isOther0(Ljava/io/FileDescriptor;)Z",
        "allocationGranularity0()J",
        "map0(Ljava/io/FileDescriptor;IJJZ)J",
        "unmap0(JJ)I",
        "transferTo0(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;Z)J",
        "transferFrom0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;JJZ)J",
    };
    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_DIRECT = System.getProperty("os.arch").equals("aarch64") ? 0x1_0000 : 0x4000;

    private final PreClosedSocket preClosed = new PreClosedSocket();

    /** The natives of the class with the given internal name. */
    public FileDispatcherNatives(String guestClass) {
        super(guestClass, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()V
            case 19: // init0()V
                return 0;
            case 1: // read0(Ljava/io/FileDescriptor;JI)I
                return ChannelIo.read(c, "read");
            case 2: // pread0(Ljava/io/FileDescriptor;JIJ)I
                return ChannelIo.read(c, "pread", c.longAt(3));
            case 3: // readv0(Ljava/io/FileDescriptor;JI)J
                return ChannelIo.read(c, "readv");
            case 4: // write0(Ljava/io/FileDescriptor;JI)I
                return ChannelIo.write(c, "write");
            case 5: // pwrite0(Ljava/io/FileDescriptor;JIJ)I
                return ChannelIo.write(c, "pwrite", c.longAt(3));
            case 6: // writev0(Ljava/io/FileDescriptor;JI)J
                return ChannelIo.write(c, "writev");
            case 7: // force0(Ljava/io/FileDescriptor;Z)I
                return ChannelResults.ofOther(c,
                        Posix.callIntBlocking(c.thread(), c.booleanAt(1) ? "fsync" : "fdatasync", ChannelIo.fd(c), 0, 0, 0, 0));
            case 8: // seek0(Ljava/io/FileDescriptor;J)J
                return ChannelResults.ofOther(c,
                        Posix.callLong("lseek", ChannelIo.fd(c), Math.max(0, c.longAt(1)), c.longAt(1) < 0 ? SEEK_CUR : SEEK_SET, 0, 0));
            case 9: // truncate0(Ljava/io/FileDescriptor;J)I
                return ChannelResults.ofOther(c, Posix.call("ftruncate", ChannelIo.fd(c), c.longAt(1)));
            case 10: // size0(Ljava/io/FileDescriptor;)J
                return size(c);
            case 11: // lock0(Ljava/io/FileDescriptor;ZJJZ)I
                return FileRegions.lock(c);
            case 12: // release0(Ljava/io/FileDescriptor;JJ)V
                return FileRegions.release(c);
            case 13: // close0(Ljava/io/FileDescriptor;)V
                return ChannelIo.close(c, ChannelIo.fd(c));
            case 14: // closeIntFD(I)V
                return ChannelIo.close(c, c.intAt(0));
            case 15: // preClose0(Ljava/io/FileDescriptor;)V
                preClosed.replace(c, ChannelIo.fd(c));
                return 0;
            case 16: // dup0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V
                return ChannelResults.ofOther(c, Posix.call("dup2", ChannelIo.fd(c), FileDescriptors.number(c.nonNullAt(1))));
            case 17: // canTransferToFromOverlappedMap0()Z
                return 1;
            case 18: // setDirect0(Ljava/io/FileDescriptor;)I
                return setDirect(c);
            case 20: // available0(Ljava/io/FileDescriptor;)I
                return FileDescriptors.available(ChannelIo.fd(c));
            case 21: // isOther0(Ljava/io/FileDescriptor;)Z
                return bits(isOther(c));
            case 22: // allocationGranularity0()J
                return RawMemory.pageSize();
            case 23: // map0(Ljava/io/FileDescriptor;IJJZ)J
                return FileMapping.map(c, ChannelIo.fd(c), 1);
            case 24: // unmap0(JJ)I
                return FileMapping.unmap(c);
            case 25: // transferTo0(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;Z)J
                return c.booleanAt(4) ? ChannelResults.UNSUPPORTED_CASE : FileTransfer.send(c);
            case 26: // transferFrom0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;JJZ)J
                return c.booleanAt(4) ? ChannelResults.UNSUPPORTED_CASE : FileTransfer.receive(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long size(NativeCall c) {
        try (FileStatus status = new FileStatus()) {
            ChannelResults.ofOther(c, status.readOpen(ChannelIo.fd(c)));
            return status.length();
        }
    }

    /** Whether it is neither a file nor a directory nor a symbolic link. */
    private static boolean isOther(NativeCall c) {
        try (FileStatus status = new FileStatus()) {
            ChannelResults.ofOther(c, status.readOpen(ChannelIo.fd(c)));
            return !status.isType(FileStatus.S_IFREG) && !status.isType(FileStatus.S_IFDIR) && !status.isType(FileStatus.S_IFLNK);
        }
    }

    /** Turns the page cache off for the file and gives the alignment that its buffers need. */
    private static long setDirect(NativeCall c) {
        int fd = ChannelIo.fd(c);
        int flags = (int) ChannelResults.ofOther(c, Posix.call("fcntl", fd, F_GETFL));
        ChannelResults.ofOther(c, Posix.call("fcntl", fd, F_SETFL, flags | O_DIRECT));
        try (NativeBytes status = NativeBytes.ofSize(128)) {
            ChannelResults.ofOther(c, Posix.call("fstatvfs", fd, status.address()));
            return (int) RawMemory.getLong(status.address() + 8);
        }
    }
}
