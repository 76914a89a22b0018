package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Copies between two file descriptors in the kernel. */
final class FileTransfer {
    /** Bytes that one system call moves at most. */
    static final int LARGEST = 0x7FFF_F000;
    /** Errors by which {@code copy_file_range} says that it cannot copy between these two. */
    private static final int[] NOT_THESE = {ErrorText.EINVAL, 9 /* EBADF */, 18 /* EXDEV */, 38 /* ENOSYS */, 95 /* EOPNOTSUPP */};

    private FileTransfer() {}

    /** From a file to anything: source, position in the source, count, target. */
    static long send(NativeCall c, @Oop long src, long position, long limit, @Oop long dst) {
        int target = FileDescriptors.number(c.nonNull(dst));
        try (NativeBytes offset = NativeBytes.ofSize(8)) {
            RawMemory.putLong(offset.address(), position);
            long count = Math.min(limit, LARGEST);
            long n = Posix.callBlocking(c.thread(), "sendfile", target, ChannelIo.fd(c, src), offset.address(), count, 0);
            return n == -ErrorText.EINVAL ? ChannelResults.UNSUPPORTED_CASE : ChannelResults.ofOther(c, n);
        }
    }

    /** From anything to a file: source, target, position in the target, count. */
    static long receive(NativeCall c, @Oop long src, @Oop long dst, long position, long limit) {
        int target = FileDescriptors.number(c.nonNull(dst));
        try (NativeBytes offset = NativeBytes.ofSize(8)) {
            RawMemory.putLong(offset.address(), position);
            long count = Math.min(limit, LARGEST);
            long n = Posix.callBlocking(c.thread(), "copy_file_range", ChannelIo.fd(c, src), 0, target, offset.address(), count);
            for (int error : NOT_THESE) {
                if (n == -error) {
                    return ChannelResults.UNSUPPORTED_CASE;
                }
            }
            return ChannelResults.ofOther(c, n);
        }
    }
}
