package org.stubarchive.format.open;

import static org.stubarchive.format.open.TocLayout.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;

/**
 * An archive file that was opened and whose every byte was checked: where its sections lie, and views of them.
 *
 * <p>{@link #check} takes the file as bytes, so that a caller who maps sections himself checks and maps one descriptor: open, {@code fstat}
 * ({@link ArchiveTrust}), map all read-only, check, then map the sections at {@link #offset} from the same descriptor.
 */
public final class ArchiveFile {
    /** Name of the section with the manifest. */
    public static final String MANIFEST = "manifest.json";
    /** Last part of the name of a target's tables. */
    public static final String TABLES = "tables";
    /** Last part of the name of a target's text. */
    public static final String TEXT = "text";
    /** Last part of the name of a target's cells. */
    public static final String CELLS = "cells";
    /** Last part of the name of a target's labels. */
    public static final String DEBUG = "debug";

    private static final String[] PARTS = {TABLES, TEXT, CELLS, DEBUG};
    private static final String TOC_SECTION = TocLayout.NAME;
    private static final String NOT_AN_ARCHIVE = "give a file that train wrote";

    private final ByteBuffer file;
    private final String name;
    private final int count;
    private final String[] names;

    private ArchiveFile(ByteBuffer file, String name, int count) {
        this.file = file;
        this.name = name;
        this.count = count;
        this.names = new String[count];
    }

    /**
     * Opens a file of this user's: maps it, checks who may write it and every byte of it.
     *
     * @throws ArchiveTrustException if others can write the file
     * @throws ArchiveFormatException if it is not an intact archive
     * @throws IOException if it cannot be read
     */
    public static ArchiveFile open(Path path) throws IOException {
        try (FileChannel channel = RegularFile.open(path)) {
            Map<String, Object> before = Files.readAttributes(path, "unix:mode,uid,ino,dev,size,ctime");
            int user = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            ArchiveTrust.check(path.toString(), (Integer) before.get("mode"), (Integer) before.get("uid"), user);
            ArchiveFile archive = check(map(channel, path.toString()), path.toString());
            if (!before.equals(Files.readAttributes(path, "unix:mode,uid,ino,dev,size,ctime"))) {
                throw new ArchiveTrustException(path + ": the file changed while it was opened; try again");
            }
            return archive;
        }
    }

    /**
     * Opens a file without asking who may write it; for tools, which do not execute it.
     *
     * @throws ArchiveFormatException if it is not an intact archive
     * @throws IOException if it cannot be read
     */
    public static ArchiveFile openUntrusted(Path path) throws IOException {
        try (FileChannel channel = RegularFile.open(path)) {
            return check(map(channel, path.toString()), path.toString());
        }
    }

    private static ByteBuffer map(FileChannel channel, String name) throws IOException {
        long size = channel.size();
        if (size > Integer.MAX_VALUE) {
            throw new ArchiveFormatException(name, "file", 0, "length", "at most " + Integer.MAX_VALUE, Long.toString(size), NOT_AN_ARCHIVE);
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
    }

    /**
     * Checks a file that the caller has read or mapped.
     *
     * @param bytes the whole file, from position to limit; must not change afterwards
     * @param name name of the file for messages
     * @throws ArchiveFormatException if it is not an intact archive
     */
    public static ArchiveFile check(ByteBuffer bytes, String name) throws ArchiveFormatException {
        ByteBuffer file = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        checkPrefix(file, name);
        int count = checkToc(file, name);
        ArchiveFile archive = new ArchiveFile(file, name, count);
        archive.checkRows();
        archive.checkIntegrity();
        archive.checkNames();
        return archive;
    }

    /**
     * Checks the first bytes of a file: that it is an archive of this version, and as long as it says. Cheap, whatever the file is.
     *
     * @param first at least {@link TocLayout#OFFSET} + {@link TocLayout#SECTIONS_AT} bytes, or the whole file if it is shorter; from position to limit
     * @param length bytes of the file
     * @param name name of the file for messages
     * @throws ArchiveFormatException if it is none
     */
    public static void checkStart(ByteBuffer first, long length, String name) throws ArchiveFormatException {
        ByteBuffer file = first.slice().order(ByteOrder.LITTLE_ENDIAN);
        checkPrefix(file, name);
        checkLength(file, length, name);
    }

    private static void checkLength(ByteBuffer file, long length, String name) throws ArchiveFormatException {
        long fileLength = file.getLong(OFFSET + FILE_LENGTH_AT);
        if (fileLength != length) {
            throw bad(name, FILE_LENGTH_AT, "length of file", Long.toString(fileLength), Long.toString(length));
        }
    }

    /** Magic and version, before anything else is believed. */
    private static void checkPrefix(ByteBuffer file, String name) throws ArchiveFormatException {
        int size = file.limit();
        if (size < OFFSET + SECTIONS_AT) {
            throw new ArchiveFormatException(
                    name, TOC_SECTION, 0, "length of file", "at least " + (OFFSET + SECTIONS_AT), Integer.toString(size), NOT_AN_ARCHIVE);
        }
        long magic = file.getLong(OFFSET + MAGIC_AT);
        if (magic != MAGIC) {
            throw new ArchiveFormatException(name, TOC_SECTION, MAGIC_AT, "magic", bytes(MAGIC), bytes(magic), NOT_AN_ARCHIVE);
        }
        int version = file.getInt(OFFSET + VERSION_AT);
        if (version != VERSION) {
            throw bad(name, VERSION_AT, "format version", Integer.toString(VERSION), Integer.toString(version));
        }
    }

    private static int checkToc(ByteBuffer file, String name) throws ArchiveFormatException {
        int size = file.limit();
        checkLength(file, size, name);
        int count = file.getInt(OFFSET + SECTION_COUNT_AT);
        if (count < 1 || count > MAX_SECTIONS) {
            throw bad(name, SECTION_COUNT_AT, "number of sections", "1.." + MAX_SECTIONS, Integer.toString(count));
        }
        int length = file.getInt(OFFSET + TOC_LENGTH_AT);
        if (length != tocLength(count)) {
            throw bad(name, TOC_LENGTH_AT, "length of toc", Integer.toString(tocLength(count)), Integer.toString(length));
        }
        if (OFFSET + length > size) {
            throw bad(name, TOC_LENGTH_AT, "end of toc", "inside the file", Integer.toString(OFFSET + length));
        }
        int stored = file.getInt(OFFSET + length - CHECKSUM_SIZE);
        int computed = crc(file, OFFSET, OFFSET + length - CHECKSUM_SIZE);
        if (stored != computed) {
            throw bad(name, length - CHECKSUM_SIZE, "CRC-32 of toc", hex(stored), hex(computed));
        }
        return count;
    }

    private static int row(int section) {
        return OFFSET + SECTIONS_AT + section * ROW_SIZE;
    }

    private void checkRows() throws ArchiveFormatException {
        long previous = OFFSET + tocLength(count);
        for (int s = 0; s < count; s++) {
            int row = row(s);
            long offset = file.getLong(row + OFFSET_AT);
            long length = file.getLong(row + LENGTH_AT);
            long inflated = file.getLong(row + INFLATED_LENGTH_AT);
            int storage = file.getInt(row + STORAGE_AT);
            if (offset < previous || offset > file.limit()) {
                throw bad(row - OFFSET + OFFSET_AT, "offset of section", previous + ".." + file.limit(), offset);
            }
            if (length < 0 || length > file.limit() - offset) {
                throw bad(row - OFFSET + LENGTH_AT, "length of section", "0.." + (file.limit() - offset), length);
            }
            if (storage != STORED && storage != DEFLATED) {
                throw bad(row - OFFSET + STORAGE_AT, "storage of section", STORED + " or " + DEFLATED, storage);
            }
            if (storage == STORED && (offset & TablesLayout.PAGE - 1) != 0) {
                throw bad(row - OFFSET + OFFSET_AT, "offset of stored section", "a multiple of " + TablesLayout.PAGE, offset);
            }
            if (storage == STORED ? inflated != length : inflated < 0 || inflated > Integer.MAX_VALUE - 8) {
                throw bad(row - OFFSET + INFLATED_LENGTH_AT, "inflated length of section", storage == STORED ? Long.toString(length) : "a length", inflated);
            }
            previous = offset + length;
        }
    }

    /** CRC-32 of each section and of everything around them. */
    private void checkIntegrity() throws ArchiveFormatException {
        CRC32 envelope = new CRC32();
        update(envelope, 0, OFFSET);
        int end = OFFSET + tocLength(count);
        for (int s = 0; s < count; s++) {
            int offset = (int) offset(s);
            int length = (int) length(s);
            update(envelope, end, offset);
            end = offset + length;
            int stored = file.getInt(row(s) + CRC_AT);
            int computed = crc(file, offset, end);
            if (stored != computed) {
                throw new ArchiveFormatException(
                        name, decodeName(s), 0, "CRC-32 of " + length + " bytes", hex(stored), hex(computed), ArchiveFormatException.RETRAIN);
            }
        }
        update(envelope, end, file.limit());
        int stored = file.getInt(OFFSET + ENVELOPE_CRC_AT);
        int computed = (int) envelope.getValue();
        if (stored != computed) {
            throw bad(name, ENVELOPE_CRC_AT, "CRC-32 of ZIP headers and padding", hex(stored), hex(computed));
        }
    }

    private void update(CRC32 crc, int from, int to) {
        crc.update(file.duplicate().position(from).limit(to));
    }

    private static int crc(ByteBuffer file, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(file.duplicate().position(from).limit(to));
        return (int) crc.getValue();
    }

    /** Sections are known and unique; a target has its tables, text and cells. */
    private void checkNames() throws ArchiveFormatException {
        for (int s = 0; s < count; s++) {
            String section = decodeName(s);
            int at = row(s) - OFFSET + NAME_AT;
            if (find(section) >= 0) {
                throw bad(name, at, "name of section", "each name once", section);
            }
            int storage = storageOf(section);
            if (storage < 0) {
                throw bad(name, at, "name of section", "a section of format version " + VERSION, section);
            }
            if (storage != file.getInt(row(s) + STORAGE_AT)) {
                throw bad(name, at - NAME_AT + STORAGE_AT, "storage of " + section, Integer.toString(storage), Integer.toString(file.getInt(row(s) + STORAGE_AT)));
            }
            names[s] = section;
        }
        if (find(MANIFEST) < 0) {
            throw bad(name, SECTION_COUNT_AT, "sections", MANIFEST, "none of that name");
        }
        for (Target target : Target.values()) {
            boolean any = false;
            for (String part : PARTS) {
                any |= find(target, part) >= 0;
            }
            for (int p = 0; any && p < PARTS.length - 1; p++) {
                if (find(target, PARTS[p]) < 0) {
                    throw bad(name, SECTION_COUNT_AT, "sections", target.id() + "/" + PARTS[p], "none of that name");
                }
            }
        }
    }

    private static int storageOf(String section) {
        if (section.equals(MANIFEST)) {
            return DEFLATED;
        }
        for (Target target : Target.values()) {
            for (String part : PARTS) {
                if (isPart(section, target, part)) {
                    return part.equals(DEBUG) ? DEFLATED : STORED;
                }
            }
        }
        return -1;
    }

    private static boolean isPart(String section, Target target, String part) {
        String id = target.id();
        return section.length() == id.length() + 1 + part.length() && section.startsWith(id) && section.charAt(id.length()) == '/' && section.endsWith(part);
    }

    /** The name in the toc; bytes that are not printable ASCII are shown as {@code ?}, which no known name contains. */
    private String decodeName(int section) {
        int at = row(section) + NAME_AT;
        StringBuilder b = new StringBuilder();
        int end = NAME_SIZE;
        while (end > 0 && file.get(at + end - 1) == 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            byte c = file.get(at + i);
            b.append(c > ' ' && c < 0x7F ? (char) c : '?');
        }
        return b.toString();
    }

    /** Name of the file for messages. */
    public String name() {
        return name;
    }

    /** Bytes of the file. */
    public long size() {
        return file.limit();
    }

    /** Number of sections. */
    public int sectionCount() {
        return count;
    }

    /** Name of a section by position. */
    public String sectionName(int section) {
        return names[section];
    }

    /** Position of the section with the given name, or -1. */
    public int find(String section) {
        for (int s = 0; s < count; s++) {
            if (section.equals(names[s])) {
                return s;
            }
        }
        return -1;
    }

    /** Position of a target's section, such as {@link #TEXT}, or -1. */
    public int find(Target target, String part) {
        for (int s = 0; s < count; s++) {
            if (names[s] != null && isPart(names[s], target, part)) {
                return s;
            }
        }
        return -1;
    }

    /** Whether the archive holds code for the target. */
    public boolean has(Target target) {
        return find(target, TABLES) >= 0;
    }

    /** File offset of a section's stored bytes; a multiple of 16 KiB for stored sections. */
    public long offset(int section) {
        return file.getLong(row(section) + OFFSET_AT);
    }

    /** Stored bytes of a section. */
    public long length(int section) {
        return file.getLong(row(section) + LENGTH_AT);
    }

    /** Bytes of a section when inflated. */
    public long inflatedLength(int section) {
        return file.getLong(row(section) + INFLATED_LENGTH_AT);
    }

    /** Whether a section is deflated. */
    public boolean isDeflated(int section) {
        return file.getInt(row(section) + STORAGE_AT) == DEFLATED;
    }

    /** CRC-32 of a section's stored bytes. */
    public int crc(int section) {
        return file.getInt(row(section) + CRC_AT);
    }

    /** A section's stored bytes: a fresh little-endian read-only view. */
    public ByteBuffer bytes(int section) {
        int offset = (int) offset(section);
        return file.slice(offset, (int) length(section)).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The whole file: a fresh little-endian read-only view. */
    public ByteBuffer bytes() {
        return file.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Tables of a target, checked as far as binding uses them, and against the lengths of text and cells.
     *
     * @throws IllegalArgumentException if the archive does not hold the target
     * @throws ArchiveFormatException if they are malformed
     */
    public CodeTables tablesForBinding(Target target) throws ArchiveFormatException {
        return checkAgainstSections(target, CodeTables.openForBinding(tablesBytes(target), name, names[find(target, TABLES)]));
    }

    /**
     * Tables of a target, checked completely.
     *
     * @throws IllegalArgumentException if the archive does not hold the target
     * @throws ArchiveFormatException if they are malformed
     */
    public CodeTables tables(Target target) throws ArchiveFormatException {
        return checkAgainstSections(target, CodeTables.open(tablesBytes(target), name, names[find(target, TABLES)]));
    }

    private ByteBuffer tablesBytes(Target target) {
        if (!has(target)) {
            throw new IllegalArgumentException(name + " holds no code for " + target.id());
        }
        return bytes(find(target, TABLES));
    }

    private CodeTables checkAgainstSections(Target target, CodeTables tables) throws ArchiveFormatException {
        String section = names[find(target, TABLES)];
        if (tables.target() != target) {
            throw new ArchiveFormatException(
                    name, section, TablesLayout.H_TARGET * 4, "target", target.id(), tables.target().id(), ArchiveFormatException.RETRAIN);
        }
        long text = length(find(target, TEXT));
        if (tables.textSize() != text) {
            throw new ArchiveFormatException(name, section, TablesLayout.H_TEXT_SIZE * 4, "text size", Long.toString(text),
                    Integer.toString(tables.textSize()), ArchiveFormatException.RETRAIN);
        }
        long cells = length(find(target, CELLS));
        if (tables.cellsSize() != cells) {
            throw new ArchiveFormatException(name, section, TablesLayout.H_CELLS_SIZE * 4, "cells size", Long.toString(cells),
                    Integer.toString(tables.cellsSize()), ArchiveFormatException.RETRAIN);
        }
        return tables;
    }

    private ArchiveFormatException bad(int offset, String field, String expected, long found) {
        return bad(name, offset, field, expected, Long.toString(found));
    }

    private static ArchiveFormatException bad(String file, int offset, String field, String expected, String found) {
        return new ArchiveFormatException(file, TOC_SECTION, offset, field, expected, found, ArchiveFormatException.RETRAIN);
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value);
    }

    /** The bytes of a number as they are in the file. */
    private static String bytes(long value) {
        return HexFormat.ofDelimiter(" ").formatHex(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }
}
