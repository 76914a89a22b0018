package org.stubarchive.natives.misc;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.DirectBuffers;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestObjects;

/** {@code jdk.internal.perf.Perf}: counters that only the guest itself can see; their memory lives as long as the process. */
public final class PerfNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "attach(Ljava/lang/String;II)Ljava/nio/ByteBuffer;",
        "attach0(I)Ljava/nio/ByteBuffer;",
        "detach(Ljava/nio/ByteBuffer;)V",
        "createLong(Ljava/lang/String;IIJ)Ljava/nio/ByteBuffer;",
        "createByteArray(Ljava/lang/String;II[BI)Ljava/nio/ByteBuffer;",
        "highResCounter()J",
        "highResFrequency()J",
    };
    private static final long TICKS_PER_SECOND = 1_000_000_000L;

    /** The natives. */
    public PerfNatives() {
        super("jdk/internal/perf/Perf", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // attach(Ljava/lang/String;II)Ljava/nio/ByteBuffer;
            case 1: // attach0(I)Ljava/nio/ByteBuffer;
                throw c.exception("java/io/IOException", "no performance data of other processes");
            case 2: // detach(Ljava/nio/ByteBuffer;)V
                return 0;
            case 3: // createLong(Ljava/lang/String;IIJ)Ljava/nio/ByteBuffer;
                return createLong(c);
            case 4: // createByteArray(Ljava/lang/String;II[BI)Ljava/nio/ByteBuffer;
                return createBytes(c);
            case 5: // highResCounter()J
                return System.nanoTime();
            case 6: // highResFrequency()J
                return TICKS_PER_SECOND;
            default:
                throw noSuchNative(index);
        }
    }

    private static long createLong(NativeCall c) {
        long address = RawMemory.allocate(Long.BYTES);
        RawMemory.putLong(address, c.longAt(3));
        return DirectBuffers.create(c.thread(), address, Long.BYTES);
    }

    private static long createBytes(NativeCall c) {
        byte[] value = GuestObjects.bytes(c.nonNullAt(3));
        int length = Math.max(c.intAt(4), value.length);
        long address = RawMemory.allocate(length);
        RawMemory.copyFromArray(address, value, 0, value.length);
        return DirectBuffers.create(c.thread(), address, length);
    }
}
