package org.stubarchive.natives.zip;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;

/**
 * {@code java.util.zip.Inflater}. A call's result packs the bytes read (bits 0 to 30), the bytes written (31 to 61), whether the
 * stream is finished (62) and whether it needs a dictionary (63).
 */
@NativesOf("java/util/zip/Inflater")
final class InflaterNatives {
    private static final String CLASS = "java/util/zip/Inflater";
    private static final int WRITTEN_SHIFT = 31;
    private static final int FINISHED_SHIFT = 62;
    private static final int DICTIONARY_SHIFT = 63;

    private final StreamTable<Inflater> streams = new StreamTable<>();
    private final GuestField consumed = new GuestField(CLASS, "inputConsumed", "I");
    private final GuestField produced = new GuestField(CLASS, "outputConsumed", "I");

    @Native("init(Z)J")
    long init(boolean nowrap) {
        return streams.add(new Inflater(nowrap));
    }

    @Native("setDictionary(J[BII)V")
    void setDictionary(NativeCall c, long addr, @Oop long b, int off, int len) {
        setDictionary(c, addr, GuestArrays.bytes(b, off, len));
    }

    @Native("setDictionaryBuffer(JJI)V")
    void setDictionaryBuffer(NativeCall c, long addr, long bufAddress, int len) {
        setDictionary(c, addr, bytes(bufAddress, len));
    }

    @Native("inflateBytesBytes(J[BII[BII)J")
    long inflateBytesBytes(NativeCall c, long addr, OopArgument inputArray, int inputOff, int inputLen, OopArgument outputArray, int outputOff, int outputLen) {
        return inflate(c, addr, elements(inputArray) + inputOff, inputLen, elements(outputArray) + outputOff, outputLen);
    }

    @Native("inflateBytesBuffer(J[BIIJI)J")
    long inflateBytesBuffer(NativeCall c, long addr, OopArgument inputArray, int inputOff, int inputLen, long outputAddress, int outputLen) {
        return inflate(c, addr, elements(inputArray) + inputOff, inputLen, outputAddress, outputLen);
    }

    @Native("inflateBufferBytes(JJI[BII)J")
    long inflateBufferBytes(NativeCall c, long addr, long inputAddress, int inputLen, OopArgument outputArray, int outputOff, int outputLen) {
        return inflate(c, addr, inputAddress, inputLen, elements(outputArray) + outputOff, outputLen);
    }

    @Native("inflateBufferBuffer(JJIJI)J")
    long inflateBufferBuffer(NativeCall c, long addr, long inputAddress, int inputLen, long outputAddress, int outputLen) {
        return inflate(c, addr, inputAddress, inputLen, outputAddress, outputLen);
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

    private static long elements(OopArgument argument) {
        return argument.oop() + ObjectLayout.ARRAY_ELEMENTS;
    }

    private static byte[] bytes(long address, int length) {
        byte[] bytes = new byte[length];
        RawMemory.copyToArray(address, bytes, 0, length);
        return bytes;
    }

    private long setDictionary(NativeCall c, long addr, byte[] dictionary) {
        try {
            streams.get(addr).setDictionary(dictionary);
            return 0;
        } catch (IllegalArgumentException e) {
            throw c.exception("java/lang/IllegalArgumentException", e.getMessage());
        }
    }

    private long inflate(NativeCall c, long addr, long input, int inputLength, long output, int outputLength) {
        Inflater inflater = streams.get(addr);
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
