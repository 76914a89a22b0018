package org.stubarchive.vm.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;
import org.stubarchive.vm.natives.posix.ErrorText;
import org.stubarchive.vm.natives.posix.NativeBytes;
import org.stubarchive.vm.natives.posix.Posix;

/** {@code sun.nio.fs.UnixCopyFile}. */
public final class UnixCopyFileNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "transfer(IIJ)V",
    };
    private static final int BUFFER_SIZE = 1 << 17;
    private static final int ECANCELED = 125;

    /** The natives. */
    public UnixCopyFileNatives() {
        super("sun/nio/fs/UnixCopyFile", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // transfer(IIJ)V
                return transfer(c);
            default:
                throw noSuchNative(index);
        }
    }

    /** {@code transfer(target, source, address of an int that asks to stop)}: copies to the end of the source. */
    private static long transfer(NativeCall c) {
        try (NativeBytes buffer = NativeBytes.ofSize(BUFFER_SIZE)) {
            while (true) {
                long read = repeat(c, "read", c.intAt(1), buffer.address(), BUFFER_SIZE);
                if (read == 0) {
                    return 0;
                }
                if (c.longAt(2) != 0 && RawMemory.getIntVolatile(c.longAt(2)) != 0) {
                    throw UnixErrors.exception(c, ECANCELED);
                }
                for (long done = 0; done < read;) {
                    done += repeat(c, "write", c.intAt(0), buffer.address() + done, read - done);
                }
            }
        }
    }

    private static long repeat(NativeCall c, String function, int fd, long address, long length) {
        long n;
        do {
            n = Posix.callBlocking(c.thread(), function, fd, address, length, 0, 0);
        } while (n == -ErrorText.EINTR);
        return UnixErrors.check(c, n);
    }
}
