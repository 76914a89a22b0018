package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code java.nio.MappedMemoryUtils}. */
public final class MappedMemoryNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isLoaded0(JJJ)Z",
        "load0(JJ)V",
        "unload0(JJ)V",
        "force0(Ljava/io/FileDescriptor;JJ)V",
    };
    private static final int MADV_WILLNEED = 3;
    private static final int MADV_DONTNEED = 4;
    private static final int MS_SYNC = 4;

    /** The natives. */
    public MappedMemoryNatives() {
        super("java/nio/MappedMemoryUtils", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // isLoaded0(JJJ)Z
                return bits(isLoaded(c, c.longAt(0), c.longAt(1), c.longAt(2)));
            case 1: // load0(JJ)V
                return ChannelResults.ofOther(c, Posix.call("madvise", c.longAt(0), c.longAt(1), MADV_WILLNEED));
            case 2: // unload0(JJ)V
                return ChannelResults.ofOther(c, Posix.call("madvise", c.longAt(0), c.longAt(1), MADV_DONTNEED));
            case 3: // force0(Ljava/io/FileDescriptor;JJ)V
                return ChannelResults.ofOther(c,
                        Posix.callIntBlocking(c.thread(), "msync", c.longAt(1), c.longAt(2), MS_SYNC, 0, 0));
            default:
                throw noSuchNative(index);
        }
    }

    private static boolean isLoaded(NativeCall c, long address, long length, long pages) {
        try (NativeBytes resident = NativeBytes.ofSize(pages)) {
            ChannelResults.ofOther(c, Posix.call("mincore", address, length, resident.address()));
            for (long i = 0; i < pages; i++) {
                if ((RawMemory.getByte(resident.address() + i) & 1) == 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
