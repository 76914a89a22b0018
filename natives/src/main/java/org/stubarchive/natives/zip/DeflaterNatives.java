package org.stubarchive.natives.zip;

import java.util.zip.Deflater;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.objects.GuestArrays;

/**
 * {@code java.util.zip.Deflater}. A call's result packs the bytes read (bits 0 to 30), the bytes written (31 to 61), whether the
 * stream is finished (62) and whether parameters remain to be set (63).
 */
@NativesOf("java/util/zip/Deflater")
final class DeflaterNatives {
    private static final int FINISH = 4;
    private static final int PARAMETERS_CHANGED = 1;
    private static final int WRITTEN_SHIFT = 31;
    private static final int FINISHED_SHIFT = 62;

    private final StreamTable<Deflater> streams = new StreamTable<>();

    @Native("init(IIZ)J")
    long init(int level, int strategy, boolean nowrap) {
        return open(level, strategy, nowrap);
    }

    @Native("setDictionary(J[BII)V")
    void setDictionary(long addr, @Oop long b, int off, int len) {
        streams.get(addr).setDictionary(GuestArrays.bytes(b, off, len));
    }

    @Native("setDictionaryBuffer(JJI)V")
    void setDictionaryBuffer(long addr, long bufAddress, int len) {
        streams.get(addr).setDictionary(bytes(bufAddress, len));
    }

    @Native("deflateBytesBytes(J[BII[BIIII)J")
    long deflateBytesBytes(long addr, OopArgument inputArray, int inputOff, int inputLen, OopArgument outputArray, int outputOff, int outputLen, int flush,
            int params) {
        return deflate(addr, elements(inputArray) + inputOff, inputLen, elements(outputArray) + outputOff, outputLen, flush, params);
    }

    @Native("deflateBytesBuffer(J[BIIJIII)J")
    long deflateBytesBuffer(long addr, OopArgument inputArray, int inputOff, int inputLen, long outputAddress, int outputLen, int flush, int params) {
        return deflate(addr, elements(inputArray) + inputOff, inputLen, outputAddress, outputLen, flush, params);
    }

    @Native("deflateBufferBytes(JJI[BIIII)J")
    long deflateBufferBytes(long addr, long inputAddress, int inputLen, OopArgument outputArray, int outputOff, int outputLen, int flush, int params) {
        return deflate(addr, inputAddress, inputLen, elements(outputArray) + outputOff, outputLen, flush, params);
    }

    @Native("deflateBufferBuffer(JJIJIII)J")
    long deflateBufferBuffer(long addr, long inputAddress, int inputLen, long outputAddress, int outputLen, int flush, int params) {
        return deflate(addr, inputAddress, inputLen, outputAddress, outputLen, flush, params);
    }

    @Native("getAdler(J)I")
    int getAdler(long addr) {
        return streams.get(addr).getAdler();
    }

    @Native("reset(J)V")
    void reset(long addr) {
        streams.get(addr).reset();
    }

    @Native("end(J)V")
    void end(long addr) {
        streams.remove(addr).end();
    }

    private long open(int level, int strategy, boolean raw) {
        Deflater deflater = new Deflater(level, raw);
        deflater.setStrategy(strategy);
        return streams.add(deflater);
    }

    private static long elements(OopArgument argument) {
        return argument.oop() + ObjectLayout.ARRAY_ELEMENTS;
    }

    private static byte[] bytes(long address, int length) {
        byte[] bytes = new byte[length];
        RawMemory.copyToArray(address, bytes, 0, length);
        return bytes;
    }

    /**
     * Compresses from one block of memory to another.
     *
     * @param flush mode, 4 to finish
     * @param parameters bit 0: changed; bits 1 and 2: strategy; from bit 3: level
     */
    private long deflate(long addr, long input, int inputLength, long output, int outputLength, int flush, int parameters) {
        Deflater deflater = streams.get(addr);
        if ((parameters & PARAMETERS_CHANGED) != 0) {
            deflater.setStrategy(parameters >> 1 & 3);
            deflater.setLevel(parameters >> 3);
        }
        deflater.setInput(bytes(input, inputLength));
        int mode = flush;
        if (flush == FINISH) {
            deflater.finish();
            mode = Deflater.NO_FLUSH;
        }
        byte[] buffer = new byte[outputLength];
        long before = deflater.getBytesRead();
        int written = deflater.deflate(buffer, 0, outputLength, mode);
        long read = deflater.getBytesRead() - before;
        RawMemory.copyFromArray(output, buffer, 0, written);
        return read | (long) written << WRITTEN_SHIFT | (deflater.finished() ? 1L << FINISHED_SHIFT : 0);
    }
}
