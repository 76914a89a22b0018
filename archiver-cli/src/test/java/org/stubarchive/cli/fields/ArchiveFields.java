package org.stubarchive.cli.fields;

import static org.stubarchive.format.code.TablesLayout.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.open.TocLayout;

/**
 * The fields of an archive file, each with wrong values of every kind, all checksums right. Which fields there are comes from {@code TablesLayout} and {@code TocLayout} alone: a field that is added to
 * a table is one of them at once.
 */
final class ArchiveFields {
    /** Rows of a table that are changed, at most: the first and last ones and others between. */
    private static final int ROWS = 3;

    /** Table of a field of the header and the directory. */
    static final int HEADER = -1;
    /** Table of a field of the table of contents. */
    static final int TOC = -2;

    /**
     * An archive with one wrong field.
     *
     * @param name of the field, as {@code units[3].4}
     * @param table its table, {@link #HEADER} or {@link #TOC}
     * @param column position in the row, in words
     * @param offset of the word in the file
     * @param value the wrong value
     */
    record Mutant(String name, int table, int column, int offset, int value) {
        /** What tests say of it. */
        String text() {
            return name + " = " + value;
        }
    }

    private final byte[] good;
    private final ByteBuffer file;
    private final int tables;
    private final int tablesRow;
    private final List<Mutant> mutants = new ArrayList<>();

    /** @param bytes an intact archive */
    ArchiveFields(byte[] bytes, Target target) throws Exception {
        good = bytes;
        file = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        ArchiveFile archive = ArchiveFile.check(ByteBuffer.wrap(good), "good.sar");
        int section = archive.find(target, ArchiveFile.TABLES);
        tables = (int) archive.offset(section);
        tablesRow = TocLayout.OFFSET + TocLayout.SECTIONS_AT + section * TocLayout.ROW_SIZE;
        header();
        for (int t = 0; t < TABLE_COUNT; t++) {
            table(t);
        }
        toc(archive.sectionCount());
    }

    /** All of them. */
    List<Mutant> mutants() {
        return mutants;
    }

    /** The archive with the wrong field; valid until the next call. */
    byte[] bytes(Mutant m) {
        System.arraycopy(good, 0, file.array(), 0, good.length);
        if (m.table == STRING_BYTES) {
            file.put(m.offset, (byte) m.value);
        } else {
            file.putInt(m.offset, m.value);
        }
        int toc = TocLayout.OFFSET;
        int end = toc + TocLayout.tocLength(ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(toc + TocLayout.SECTION_COUNT_AT)) - TocLayout.CHECKSUM_SIZE;
        if (m.table != TOC) {
            int length = (int) file.getLong(tablesRow + TocLayout.LENGTH_AT);
            file.putInt(tablesRow + TocLayout.CRC_AT, crc(tables, length));
        }
        if (m.offset != end) {
            file.putInt(end, crc(toc, end - toc));
        }
        return file.array();
    }

    /** Makes a file the archive with the wrong field. */
    void write(Mutant m, Path archive) throws IOException {
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes(m)));
        }
    }

    private int crc(int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(file.array(), offset, length);
        return (int) crc.getValue();
    }

    private int word(int word) {
        return file.getInt(tables + 4 * word);
    }

    private int rows(int table) {
        return word(HEADER_WORDS + 2 * table + 1);
    }

    private void header() {
        for (int w = 0; w < HEADER_WORDS + 2 * TABLE_COUNT; w++) {
            int word = w;
            add("header", HEADER, w, tables + 4 * w, i -> word(word + i), -word, HEADER_WORDS + 2 * TABLE_COUNT - 1 - word);
        }
    }

    private void table(int table) {
        int rows = rows(table);
        Set<Integer> chosen = new TreeSet<>();
        for (int i = 0; i < ROWS && rows > 0; i++) {
            chosen.add((int) ((rows - 1L) * i / (ROWS - 1)));
        }
        if (rows > 2) {
            chosen.add(1);
        }
        int start = tables + word(HEADER_WORDS + 2 * table);
        for (int row : chosen) {
            if (table == STRING_BYTES) {
                mutants.add(new Mutant(tableName(table) + "[" + row + "]", table, 0, start + row, file.get(start + row) ^ 0x20));
                mutants.add(new Mutant(tableName(table) + "[" + row + "]", table, 0, start + row, 0xFF));
                mutants.add(new Mutant(tableName(table) + "[" + row + "]", table, 0, start + row, 0));
                continue;
            }
            for (int column = 0; column < rowWords(table); column++) {
                int at = start + 4 * (row * rowWords(table) + column);
                int rowBytes = 4 * rowWords(table);
                add(tableName(table) + "[" + row + "]." + column, table, column, at, i -> file.getInt(at + i * rowBytes), -row, rows - 1 - row);
            }
        }
    }

    private void toc(int sections) {
        int length = TocLayout.tocLength(sections);
        for (int at = 0; at < length; at += 4) {
            int place = TocLayout.OFFSET + at;
            int rowWords = TocLayout.ROW_SIZE / 4;
            boolean inRow = at >= TocLayout.SECTIONS_AT && at < length - TocLayout.CHECKSUM_SIZE;
            int row = inRow ? (at - TocLayout.SECTIONS_AT) / TocLayout.ROW_SIZE : 0;
            add("toc." + at, TOC, at / 4, place, i -> file.getInt(place + i * 4 * rowWords), inRow ? -row : 0, inRow ? sections - 1 - row : 0);
        }
    }

    /**
     * Adds the wrong values of a word: extremes, neighbours, values of other rows, and every size and count that an index could be compared with.
     *
     * @param column gives the word so many rows away
     * @param first rows to the first row, not positive
     * @param last rows to the last row
     */
    private void add(String name, int table, int column, int offset, IntUnaryOperator words, int first, int last) {
        int right = words.applyAsInt(0);
        Set<Integer> values = new LinkedHashSet<>(List.of(0, 1, 2, 3, 4, -1, -2, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 24, 0x7F00_0001, 0x0C00_0001, right + 1, right - 1, right + 4, right + 8, right - 8,
                right ^ 1 << 24, 2 * right, -right, right + PAGE, words.applyAsInt(first), words.applyAsInt(last), words.applyAsInt(Math.max(first, -1)), words.applyAsInt(Math.min(last, 1)),
                words.applyAsInt(Math.max(first, -2)), words.applyAsInt(Math.min(last, 2)), word(H_TEXT_SIZE), word(H_TEXT_SIZE) - 1, word(H_CELLS_SIZE), PAGE));
        for (int t = 0; t < TABLE_COUNT; t++) {
            values.add(rows(t));
            values.add(rows(t) - 1);
        }
        values.remove(right);
        for (int value : values) {
            mutants.add(new Mutant(name, table, column, offset, value));
        }
    }
}
