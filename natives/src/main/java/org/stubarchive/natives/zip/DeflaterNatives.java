package org.stubarchive.natives.zip;

import java.util.zip.Deflater;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestObjects;

/**
 * {@code java.util.zip.Deflater}. A call's result packs the bytes read (bits 0 to 30), the bytes written (31 to 61), whether the
 * stream is finished (62) and whether parameters remain to be set (63).
 */
public final class DeflaterNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init(IIZ)J",
        "setDictionary(J[BII)V",
        "setDictionaryBuffer(JJI)V",
        "deflateBytesBytes(J[BII[BIIII)J",
        "deflateBytesBuffer(J[BIIJIII)J",
        "deflateBufferBytes(JJI[BIIII)J",
        "deflateBufferBuffer(JJIJIII)J",
        "getAdler(J)I",
        "reset(J)V",
        "end(J)V",
    };
    private static final int FINISH = 4;
    private static final int PARAMETERS_CHANGED = 1;
    private static final int WRITTEN_SHIFT = 31;
    private static final int FINISHED_SHIFT = 62;

    private final StreamTable<Deflater> streams = new StreamTable<>();

    /** The natives. */
    public DeflaterNatives() {
        super("java/util/zip/Deflater", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init(IIZ)J
                return open(c.intAt(0), c.intAt(1), c.booleanAt(2));
            case 1: // setDictionary(J[BII)V
                streams.get(c.longAt(0)).setDictionary(GuestObjects.bytes(c.refAt(1), c.intAt(2), c.intAt(3)));
                return 0;
            case 2: // setDictionaryBuffer(JJI)V
                streams.get(c.longAt(0)).setDictionary(bytes(c.longAt(1), c.intAt(2)));
                return 0;
            case 3: // deflateBytesBytes(J[BII[BIIII)J
                return deflate(c, elements(c, 1) + c.intAt(2), c.intAt(3), elements(c, 4) + c.intAt(5), c.intAt(6), c.intAt(7), c.intAt(8));
            case 4: // deflateBytesBuffer(J[BIIJIII)J
                return deflate(c, elements(c, 1) + c.intAt(2), c.intAt(3), c.longAt(4), c.intAt(5), c.intAt(6), c.intAt(7));
            case 5: // deflateBufferBytes(JJI[BIIII)J
                return deflate(c, c.longAt(1), c.intAt(2), elements(c, 3) + c.intAt(4), c.intAt(5), c.intAt(6), c.intAt(7));
            case 6: // deflateBufferBuffer(JJIJIII)J
                return deflate(c, c.longAt(1), c.intAt(2), c.longAt(3), c.intAt(4), c.intAt(5), c.intAt(6));
            case 7: // getAdler(J)I
                return streams.get(c.longAt(0)).getAdler();
            case 8: // reset(J)V
                streams.get(c.longAt(0)).reset();
                return 0;
            case 9: // end(J)V
                streams.remove(c.longAt(0)).end();
                return 0;
            default:
                throw noSuchNative(index);
        }
    }

    private long open(int level, int strategy, boolean raw) {
        Deflater deflater = new Deflater(level, raw);
        deflater.setStrategy(strategy);
        return streams.add(deflater);
    }

    private static long elements(NativeCall c, int argument) {
        return c.refAt(argument) + ObjectLayout.ARRAY_ELEMENTS;
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
    private long deflate(NativeCall c, long input, int inputLength, long output, int outputLength, int flush, int parameters) {
        Deflater deflater = streams.get(c.longAt(0));
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
