package org.stubarchive.vm.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;
import org.stubarchive.vm.natives.io.FileDescriptors;
import org.stubarchive.vm.natives.posix.ErrorText;
import org.stubarchive.vm.natives.posix.FileStatus;
import org.stubarchive.vm.natives.posix.NativeBytes;
import org.stubarchive.vm.natives.posix.Posix;

/** {@code sun.nio.ch.FileDispatcherImpl}. */
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
    };
    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_DIRECT = System.getProperty("os.arch").equals("aarch64") ? 0x1_0000 : 0x4000;

    private final PreClosedSocket preClosed = new PreClosedSocket();

    /** The natives. */
    public FileDispatcherNatives() {
        super("sun/nio/ch/FileDispatcherImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()V
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
                return close(c, ChannelIo.fd(c));
            case 14: // closeIntFD(I)V
                return close(c, c.intAt(0));
            case 15: // preClose0(Ljava/io/FileDescriptor;)V
                preClosed.replace(c, ChannelIo.fd(c));
                return 0;
            case 16: // dup0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V
                return ChannelResults.ofOther(c, Posix.call("dup2", ChannelIo.fd(c), FileDescriptors.number(c.nonNullAt(1))));
            case 17: // canTransferToFromOverlappedMap0()Z
                return 1;
            case 18: // setDirect0(Ljava/io/FileDescriptor;)I
                return setDirect(c);
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

    private static long close(NativeCall c, int fd) {
        if (fd >= 0) {
            int error = Posix.callIntBlocking(c.thread(), "close", fd, 0, 0, 0, 0);
            if (error < 0 && error != -ErrorText.EINTR) {
                throw FileDescriptors.failure(c, -error);
            }
        }
        return 0;
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
