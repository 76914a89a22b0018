package org.stubarchive.format.writer;

import static org.stubarchive.format.open.TocLayout.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Builds the table of contents of a file whose other bytes are final. */
final class Toc {
    private final byte[] file;
    private final ByteBuffer toc;
    private final CRC32 envelope = new CRC32();
    private int section;
    private int covered;

    Toc(byte[] file, int sections) {
        this.file = file;
        this.toc = allocate(sections);
        envelope.update(file, 0, OFFSET);
        covered = OFFSET + toc.capacity();
    }

    /** Room for a toc, zero but for what depends on nothing. */
    static ByteBuffer allocate(int sections) {
        if (sections > MAX_SECTIONS) {
            throw new IllegalArgumentException(sections + " sections, at most " + MAX_SECTIONS);
        }
        ByteBuffer toc = ByteBuffer.allocate(tocLength(sections)).order(ByteOrder.LITTLE_ENDIAN);
        toc.putLong(MAGIC_AT, MAGIC);
        toc.putInt(VERSION_AT, VERSION);
        toc.putInt(TOC_LENGTH_AT, toc.capacity());
        toc.putInt(SECTION_COUNT_AT, sections);
        return toc;
    }

    /** Adds the next section in file order. */
    void add(String name, int offset, int length, long inflatedLength, int storage) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > NAME_SIZE) {
            throw new IllegalArgumentException("section name " + name);
        }
        int row = SECTIONS_AT + section++ * ROW_SIZE;
        toc.put(row + NAME_AT, bytes);
        toc.putLong(row + OFFSET_AT, offset);
        toc.putLong(row + LENGTH_AT, length);
        toc.putLong(row + INFLATED_LENGTH_AT, inflatedLength);
        toc.putInt(row + STORAGE_AT, storage);
        CRC32 crc = new CRC32();
        crc.update(file, offset, length);
        toc.putInt(row + CRC_AT, (int) crc.getValue());
        envelope.update(file, covered, offset - covered);
        covered = offset + length;
    }

    /** Completes the toc and puts it in its place. */
    void writeTo(byte[] target) {
        envelope.update(file, covered, file.length - covered);
        toc.putLong(FILE_LENGTH_AT, file.length);
        toc.putInt(ENVELOPE_CRC_AT, (int) envelope.getValue());
        byte[] bytes = close(toc);
        System.arraycopy(bytes, 0, target, OFFSET, bytes.length);
    }

    /** Writes the checksum. */
    static byte[] close(ByteBuffer toc) {
        int end = toc.capacity() - CHECKSUM_SIZE;
        CRC32 crc = new CRC32();
        crc.update(toc.array(), 0, end);
        toc.putInt(end, (int) crc.getValue());
        return toc.array();
    }
}
