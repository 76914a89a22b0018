package org.stubarchive.format.open;

/**
 * Binary layout of the entry {@code stubarchive.toc}, whose data starts at file offset {@link #OFFSET}. Little-endian.
 *
 * <p>The toc ends with the CRC-32 of all its bytes before it. The CRC-32 of data followed by its own CRC-32 is the same for all data, {@link #CRC_OF_TOC}:
 * so the checksum that ZIP demands in the headers of the entry is a constant, and the toc can hold the CRC-32 of those headers.
 *
 * <p>Version log of {@link #VERSION}; each entry says whether older readers break (they refuse any version but their own):
 * <ol>
 *   <li>1: first version. Sections {@code manifest.json} and, per target, {@code tables}, {@code text}, {@code cells}, {@code debug}.
 *   <li>2: tables of version 2, in which each unit has a hash; the manifest says which build wrote the archive. Breaking.
 * </ol>
 */
public final class TocLayout {
    private TocLayout() {}

    /** Name of the entry. */
    public static final String NAME = "stubarchive.toc";
    /** File offset of the toc. */
    public static final int OFFSET = 64;
    /** First 8 bytes: 0x89 'S' 'A' 'R' CR LF ^Z LF; damaged by every transfer that changes text. */
    public static final long MAGIC = 0x0A1A0A0D52415389L;
    /** Version of the archive file. */
    public static final int VERSION = 2;

    /** Magic (8). */
    public static final int MAGIC_AT = 0;
    /** Version (4). */
    public static final int VERSION_AT = 8;
    /** Bytes of the toc (4). */
    public static final int TOC_LENGTH_AT = 12;
    /** Bytes of the file (8). */
    public static final int FILE_LENGTH_AT = 16;
    /** Number of sections (4). */
    public static final int SECTION_COUNT_AT = 24;
    /** CRC-32 of the envelope: all bytes in neither toc nor section, in file order (4). */
    public static final int ENVELOPE_CRC_AT = 28;
    /** First section row. */
    public static final int SECTIONS_AT = 32;

    /** Bytes of a section row. Rows ascend by offset. */
    public static final int ROW_SIZE = 64;
    /** In a row: name, ASCII, padded with zero. */
    public static final int NAME_AT = 0;
    /** Bytes of the name. */
    public static final int NAME_SIZE = 32;
    /** In a row: file offset of the section's stored bytes (8). */
    public static final int OFFSET_AT = 32;
    /** In a row: stored bytes (8). */
    public static final int LENGTH_AT = 40;
    /** In a row: bytes when inflated; the same as stored for stored sections (8). */
    public static final int INFLATED_LENGTH_AT = 48;
    /** In a row: CRC-32 of the stored bytes (4). */
    public static final int CRC_AT = 56;
    /** In a row: {@link #STORED} or {@link #DEFLATED} (4). */
    public static final int STORAGE_AT = 60;

    /** Storage: as is, at an offset that is a multiple of 16 KiB. */
    public static final int STORED = 0;
    /** Storage: raw deflate (RFC 1951). */
    public static final int DEFLATED = 8;

    /** Bytes of the checksum behind the rows. */
    public static final int CHECKSUM_SIZE = 4;
    /** Most sections that a toc can have. */
    public static final int MAX_SECTIONS = 64;
    /** CRC-32 of a whole toc. */
    public static final int CRC_OF_TOC = 0x2144DF1C;

    /** Bytes of a toc with so many sections. */
    public static int tocLength(int sections) {
        return SECTIONS_AT + sections * ROW_SIZE + CHECKSUM_SIZE;
    }
}
