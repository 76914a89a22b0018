package org.stubarchive.natives.misc;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.DirectBuffers;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.objects.GuestArrays;

/** {@code jdk.internal.perf.Perf}: counters that only the guest itself can see; their memory lives as long as the process. */
@NativesOf("jdk/internal/perf/Perf")
final class PerfNatives {
    private static final long TICKS_PER_SECOND = 1_000_000_000L;

    @Native(value = "attach(Ljava/lang/String;II)Ljava/nio/ByteBuffer;", last = 17)
    static @Oop long attach(NativeCall c, @Oop long user, int lvmid, int mode) {
        throw c.exception("java/io/IOException", "no performance data of other processes");
    }

    @Native(value = "attach0(I)Ljava/nio/ByteBuffer;", first = 25)
    static @Oop long attach0(NativeCall c, int lvmid) {
        throw c.exception("java/io/IOException", "no performance data of other processes");
    }

    @Native("detach(Ljava/nio/ByteBuffer;)V")
    static void detach(@Oop long bb) {}

    @Native("highResCounter()J")
    static long highResCounter() {
        return System.nanoTime();
    }

    @Native("highResFrequency()J")
    static long highResFrequency() {
        return TICKS_PER_SECOND;
    }

    @Native("createLong(Ljava/lang/String;IIJ)Ljava/nio/ByteBuffer;")
    static @Oop long createLong(NativeCall c, @Oop long name, int variability, int units, long value) {
        long address = RawMemory.allocate(Long.BYTES);
        RawMemory.putLong(address, value);
        return DirectBuffers.create(c, address, Long.BYTES);
    }

    @Native("createByteArray(Ljava/lang/String;II[BI)Ljava/nio/ByteBuffer;")
    static @Oop long createBytes(NativeCall c, @Oop long name, int variability, int units, @Oop long valueBytes, int maxLength) {
        byte[] value = GuestArrays.bytes(c.nonNull(valueBytes));
        int length = Math.max(maxLength, value.length);
        long address = RawMemory.allocate(length);
        RawMemory.copyFromArray(address, value, 0, value.length);
        return DirectBuffers.create(c, address, length);
    }
}
