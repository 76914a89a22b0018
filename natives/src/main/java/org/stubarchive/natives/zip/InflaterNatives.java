package org.stubarchive.natives.zip;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.objects.GuestObjects;

/**
 * {@code java.util.zip.Inflater}. A call's result packs the bytes read (bits 0 to 30), the bytes written (31 to 61), whether the
 * stream is finished (62) and whether it needs a dictionary (63).
 */
public final class InflaterNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init(Z)J",
        "setDictionary(J[BII)V",
        "setDictionaryBuffer(JJI)V",
        "inflateBytesBytes(J[BII[BII)J",
        "inflateBytesBuffer(J[BIIJI)J",
        "inflateBufferBytes(JJI[BII)J",
        "inflateBufferBuffer(JJIJI)J",
        "getAdler(J)I",
        "reset(J)V",
        "end(J)V",
    };
    private static final String CLASS = "java/util/zip/Inflater";
    private static final int WRITTEN_SHIFT = 31;
    private static final int FINISHED_SHIFT = 62;
    private static final int DICTIONARY_SHIFT = 63;

    private final StreamTable<Inflater> streams = new StreamTable<>();
    private final GuestField consumed = new GuestField(CLASS, "inputConsumed", "I");
    private final GuestField produced = new GuestField(CLASS, "outputConsumed", "I");

    /** The natives. */
    public InflaterNatives() {
        super(CLASS, SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init(Z)J
                return streams.add(new Inflater(c.booleanAt(0)));
            case 1: // setDictionary(J[BII)V
                return setDictionary(c, GuestObjects.bytes(c.refAt(1), c.intAt(2), c.intAt(3)));
            case 2: // setDictionaryBuffer(JJI)V
                return setDictionary(c, bytes(c.longAt(1), c.intAt(2)));
            case 3: // inflateBytesBytes(J[BII[BII)J
                return inflate(c, elements(c, 1) + c.intAt(2), c.intAt(3), elements(c, 4) + c.intAt(5), c.intAt(6));
            case 4: // inflateBytesBuffer(J[BIIJI)J
                return inflate(c, elements(c, 1) + c.intAt(2), c.intAt(3), c.longAt(4), c.intAt(5));
            case 5: // inflateBufferBytes(JJI[BII)J
                return inflate(c, c.longAt(1), c.intAt(2), elements(c, 3) + c.intAt(4), c.intAt(5));
            case 6: // inflateBufferBuffer(JJIJI)J
                return inflate(c, c.longAt(1), c.intAt(2), c.longAt(3), c.intAt(4));
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

    private static long elements(NativeCall c, int argument) {
        return c.refAt(argument) + ObjectLayout.ARRAY_ELEMENTS;
    }

    private static byte[] bytes(long address, int length) {
        byte[] bytes = new byte[length];
        RawMemory.copyToArray(address, bytes, 0, length);
        return bytes;
    }

    private long setDictionary(NativeCall c, byte[] dictionary) {
        try {
            streams.get(c.longAt(0)).setDictionary(dictionary);
            return 0;
        } catch (IllegalArgumentException e) {
            throw c.exception("java/lang/IllegalArgumentException", e.getMessage());
        }
    }

    private long inflate(NativeCall c, long input, int inputLength, long output, int outputLength) {
        Inflater inflater = streams.get(c.longAt(0));
        inflater.setInput(bytes(input, inputLength));
        byte[] buffer = new byte[outputLength];
        long readBefore = inflater.getBytesRead();
        long writtenBefore = inflater.getBytesWritten();
        int written;
        try {
            written = inflater.inflate(buffer, 0, outputLength);
        } catch (DataFormatException e) {
            int done = (int) (inflater.getBytesWritten() - writtenBefore);
            consumed.putInt(c.receiver(), (int) (inflater.getBytesRead() - readBefore));
            produced.putInt(c.receiver(), done);
            RawMemory.copyFromArray(output, buffer, 0, done);
            throw c.exception("java/util/zip/DataFormatException", e.getMessage());
        }
        long read = inflater.getBytesRead() - readBefore;
        RawMemory.copyFromArray(output, buffer, 0, written);
        return read | (long) written << WRITTEN_SHIFT | (inflater.finished() ? 1L << FINISHED_SHIFT : 0)
                | (inflater.needsDictionary() ? 1L << DICTIONARY_SHIFT : 0);
    }
}
