package org.stubarchive.format.reader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.TocLayout;

/**
 * Compares the ZIP headers, which any unzip goes by, with the table of contents. Archives use one profile of ZIP in which nothing is left to the
 * writer: so the toc determines every byte outside sections, and all of them are compared (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
 */
final class ZipHeaders {
    private static final String SECTION = "ZIP headers";
    private static final int LOCAL_HEADER = 0x04034B50;
    private static final int CENTRAL_HEADER = 0x02014B50;
    private static final int END_OF_DIRECTORY = 0x06054B50;
    private static final int LOCAL_SIZE = 30;
    private static final int CENTRAL_SIZE = 46;
    private static final int END_SIZE = 22;
    /** Unix, APPNOTE 2.0. */
    private static final short MADE_BY = 0x0314;
    private static final short NEEDS_1_0 = 10;
    private static final short NEEDS_2_0 = 20;
    private static final short UTF_8 = 0x0800;
    /** 12:00 on 1980-01-01. */
    private static final short TIME = 12 << 11;
    private static final short DATE = 1 << 5 | 1;
    private static final int MODE = 0100644 << 16;
    /** Extra field that Commons Compress and Android's tools align with: size, then the alignment, then zeros in local headers. */
    private static final short ALIGNMENT_FIELD = (short) 0xA11E;
    private static final int ALIGNMENT_FIELD_SIZE = 6;

    /** An entry as the toc gives it: header from {@code start}, content from {@code offset}. */
    private record Entry(String name, long start, long offset, long length, long inflatedLength, int crc, int alignment) {
        boolean stored() {
            return alignment != 0;
        }
    }

    private final ArchiveFile file;
    private final ByteBuffer bytes;
    private final Entry[] entries;

    private ZipHeaders(ArchiveFile file, Entry[] entries) {
        this.file = file;
        this.bytes = file.bytes();
        this.entries = entries;
    }

    /**
     * Checks all bytes of the file that are in no section.
     *
     * @param inflatedCrcs CRC-32 of each section's inflated content
     */
    static void check(ArchiveFile file, int[] inflatedCrcs) throws ArchiveFormatException {
        Entry[] entries = new Entry[file.sectionCount() + 1];
        int tocLength = TocLayout.tocLength(file.sectionCount());
        entries[0] = new Entry(TocLayout.NAME, 0, TocLayout.OFFSET, tocLength, tocLength, TocLayout.CRC_OF_TOC, TocLayout.OFFSET);
        for (int s = 0; s < file.sectionCount(); s++) {
            Entry before = entries[s];
            entries[s + 1] = new Entry(file.sectionName(s), before.offset + before.length, file.offset(s), file.length(s), file.inflatedLength(s),
                    inflatedCrcs[s], file.isDeflated(s) ? 0 : TablesLayout.PAGE);
        }
        new ZipHeaders(file, entries).check();
    }

    private void check() throws ArchiveFormatException {
        for (Entry e : entries) {
            compare(e.start, localHeader(e));
        }
        Entry last = entries[entries.length - 1];
        long directory = last.offset + last.length;
        long position = directory;
        for (Entry e : entries) {
            ByteBuffer expected = centralHeader(e);
            compare(position, expected);
            position += expected.capacity();
        }
        compare(position, endOfDirectory(position - directory, directory));
        if (position + END_SIZE != file.size()) {
            throw bad(position + END_SIZE, "end of file", Long.toString(position + END_SIZE), Long.toString(file.size()));
        }
    }

    private ByteBuffer localHeader(Entry e) throws ArchiveFormatException {
        byte[] name = e.name.getBytes(StandardCharsets.US_ASCII);
        long extra = e.offset - e.start - LOCAL_SIZE - name.length;
        int most = e.stored() ? ALIGNMENT_FIELD_SIZE + e.alignment - 1 : 0;
        if (extra < (e.stored() ? ALIGNMENT_FIELD_SIZE : 0) || extra > most) {
            throw bad(e.start, "header of " + e.name, LOCAL_SIZE + name.length + " bytes and at most " + most, e.offset - e.start + " bytes");
        }
        ByteBuffer b = allocate((int) (LOCAL_SIZE + name.length + extra)).putInt(LOCAL_HEADER);
        common(b, e, name.length, (short) extra);
        b.put(name);
        if (e.stored()) {
            b.putShort(ALIGNMENT_FIELD).putShort((short) (extra - 4)).putShort((short) e.alignment);
        }
        return b;
    }

    private ByteBuffer centralHeader(Entry e) {
        byte[] name = e.name.getBytes(StandardCharsets.US_ASCII);
        int extra = e.stored() ? ALIGNMENT_FIELD_SIZE : 0;
        ByteBuffer b = allocate(CENTRAL_SIZE + name.length + extra).putInt(CENTRAL_HEADER).putShort(MADE_BY);
        common(b, e, name.length, (short) extra);
        b.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(MODE).putInt((int) e.start).put(name);
        if (e.stored()) {
            b.putShort(ALIGNMENT_FIELD).putShort((short) 2).putShort((short) e.alignment);
        }
        return b;
    }

    private static void common(ByteBuffer b, Entry e, int nameLength, short extra) {
        b.putShort(e.stored() ? NEEDS_1_0 : NEEDS_2_0).putShort(UTF_8).putShort((short) (e.stored() ? TocLayout.STORED : TocLayout.DEFLATED));
        b.putShort(TIME).putShort(DATE).putInt(e.crc).putInt((int) e.length).putInt((int) e.inflatedLength);
        b.putShort((short) nameLength).putShort(extra);
    }

    private ByteBuffer endOfDirectory(long size, long start) {
        short count = (short) entries.length;
        return allocate(END_SIZE).putInt(END_OF_DIRECTORY).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count)
                .putInt((int) size).putInt((int) start).putShort((short) 0);
    }

    private static ByteBuffer allocate(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void compare(long at, ByteBuffer expected) throws ArchiveFormatException {
        expected.clear();
        if (at + expected.capacity() > file.size()) {
            throw bad(at, "end of file", "at least " + (at + expected.capacity()), Long.toString(file.size()));
        }
        int mismatch = bytes.slice((int) at, expected.capacity()).mismatch(expected);
        if (mismatch >= 0) {
            throw bad(at + mismatch, "byte", String.format("0x%02x", expected.get(mismatch)), String.format("0x%02x", bytes.get((int) at + mismatch)));
        }
    }

    private ArchiveFormatException bad(long offset, String field, String expected, String found) {
        return new ArchiveFormatException(file.name(), SECTION, offset, field, expected, found, ArchiveFormatException.RETRAIN);
    }
}
