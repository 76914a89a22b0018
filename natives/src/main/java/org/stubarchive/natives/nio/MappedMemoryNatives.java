package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code java.nio.MappedMemoryUtils}. */
@NativesOf("java/nio/MappedMemoryUtils")
final class MappedMemoryNatives {
    private static final int MADV_WILLNEED = 3;
    private static final int MADV_DONTNEED = 4;
    private static final int MS_SYNC = 4;

    @Native("isLoaded0(JJJ)Z")
    static boolean isLoaded0(NativeCall c, long address, long length, long pageCount) {
        return isLoaded(c, address, length, pageCount);
    }

    @Native("load0(JJ)V")
    static void load0(NativeCall c, long address, long length) {
        ChannelResults.ofOther(c, Posix.call("madvise", address, length, MADV_WILLNEED));
    }

    @Native("unload0(JJ)V")
    static void unload0(NativeCall c, long address, long length) {
        ChannelResults.ofOther(c, Posix.call("madvise", address, length, MADV_DONTNEED));
    }

    @Native("force0(Ljava/io/FileDescriptor;JJ)V")
    static void force0(NativeCall c, @Oop long fd, long address, long length) {
        ChannelResults.ofOther(c,
                Posix.callIntBlocking(c.thread(), "msync", address, length, MS_SYNC, 0, 0));
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
