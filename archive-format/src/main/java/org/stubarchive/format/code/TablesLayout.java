package org.stubarchive.format.code;

/**
 * Binary layout of a {@code <target>/tables} section. Everything is little-endian and made of 4-byte words; the tables follow the header
 * in the order of their numbers, each padded with zero to 8 bytes, without gaps.
 *
 * <pre>
 * header     {@link #HEADER_WORDS} words
 * directory  {@link #TABLE_COUNT} times (byte offset in the section, number of rows)
 * tables     rows of {@link #rowWords(int)} words; {@link #STRING_BYTES} counts bytes
 * </pre>
 *
 * All code offsets ("text offset") are relative to the text section, all cell offsets to the cells section.
 *
 * <p>Version log of {@link #VERSION} (a change is <i>breaking</i> when old readers would misread new tables):
 * <ol>
 *   <li>1: first version.
 *   <li>2: units have a hash. Breaking: rows of {@link #UNITS} are longer.
 * </ol>
 */
public final class TablesLayout {
    private TablesLayout() {}

    /** First word: {@code SATB} in file order. */
    public static final int MAGIC = 0x42544153;
    /** Version of this layout. */
    public static final int VERSION = 2;
    /** Largest wire id of a {@link Category}. */
    public static final int LAST_CATEGORY = 0x0b;
    /** Alignment of sections and of the text's position in an image: the largest page size that is mapped in place. */
    public static final int PAGE = 16384;

    /** Word: {@link #MAGIC}. */
    public static final int H_MAGIC = 0;
    /** Word: {@link #VERSION}. */
    public static final int H_VERSION = 1;
    /** Word: bytes of the section. */
    public static final int H_LENGTH = 2;
    /** Word: wire id of the {@link Target}. */
    public static final int H_TARGET = 3;
    /** Word: bytes of the text section, a multiple of {@link #PAGE}. */
    public static final int H_TEXT_SIZE = 4;
    /** Word: bytes of the cells section. */
    public static final int H_CELLS_SIZE = 5;
    /** Word: bytes from the start of the cells section that never change after binding: 0, a multiple of {@link #PAGE}, or all. */
    public static final int H_FIXED_CELLS_SIZE = 6;
    /** Word: offset of the text in the image: the size of the cells rounded up to {@link #PAGE}. */
    public static final int H_TEXT_OFFSET = 7;
    /** Two words, low first: {@link org.stubarchive.format.layout.LayoutHash} of the generator. */
    public static final int H_LAYOUT_HASH = 8;
    /** Words of the header before the directory. */
    public static final int HEADER_WORDS = 10;

    /** Rows (category, first row in INDEX, rows, first row in ADDRESSES, rows), ascending by category. */
    public static final int CATEGORIES = 0;
    /** Index tables, category by category: rows (first, count) by number in the category, (-1, -1) where no baseline was generated. */
    public static final int INDEX = 1;
    /** Address arrays, category by category: text offsets, stub by stub: its entries, then its end. */
    public static final int ADDRESSES = 2;
    /** Rows (static id, feature set, first, count, unit), ascending by id, then by preference: the last that the machine has wins. */
    public static final int VARIANTS = 3;
    /**
     * One row per generated variant of a stub, ascending by start: (start, end, static id, feature set, dependency set, first position in the
     * category's addresses, number of addresses, code size, alignment, declaration, hash low, hash high). Constants lie from start + code size to end.
     */
    public static final int UNITS = 4;
    /** Rows (static id, name, first row in ENTRY_NAMES, entries, descriptor), ascending by id: all stubs declared for the target. */
    public static final int DECLARATIONS = 5;
    /** String numbers of entry names. */
    public static final int ENTRY_NAMES = 6;
    /** Rows (first row in FEATURE_NAMES, count); set 0 is the baseline and empty. */
    public static final int FEATURE_SETS = 7;
    /** String numbers of feature names. */
    public static final int FEATURE_NAMES = 8;
    /**
     * Rows (cell offset, binding, static id or -1, entry index, name, 0, addend low, addend high), ascending by offset; all
     * {@link CellBinding#IMAGE_OFFSET} cells first.
     */
    public static final int CELLS = 9;
    /**
     * Rows (site, kind, symbol kind, static id or -1, name, index, cell row or -1, 0, addend low, addend high), ascending by site: what
     * operands in the text mean. For tools; nothing in the text is written when binding.
     */
    public static final int TEXT_RELOCATIONS = 10;
    /** Rows (start, end, handler), text offsets, ascending, not overlapping. */
    public static final int FAULT_RANGES = 11;
    /** Rows (first row in DEPENDENCIES, count). */
    public static final int DEPENDENCY_SETS = 12;
    /** Rows (kind, name, value low, value high). */
    public static final int DEPENDENCIES = 13;
    /** Start of each string in STRING_BYTES, and behind the last the end; ascending by content. */
    public static final int STRING_OFFSETS = 14;
    /** UTF-8. Count is in bytes. */
    public static final int STRING_BYTES = 15;
    /** Number of tables. */
    public static final int TABLE_COUNT = 16;

    /** Bytes of header and directory. */
    public static final int TABLES_START = (HEADER_WORDS + 2 * TABLE_COUNT) * 4;

    /** Words of a row of CATEGORIES. */
    public static final int CATEGORY_WORDS = 5;
    /** Words of a row of INDEX. */
    public static final int INDEX_WORDS = 2;
    /** Words of a row of VARIANTS. */
    public static final int VARIANT_WORDS = 5;
    /** Words of a row of UNITS. */
    public static final int UNIT_WORDS = 12;
    /** Words of a row of DECLARATIONS. */
    public static final int DECLARATION_WORDS = 5;
    /** Words of a row of FEATURE_SETS and DEPENDENCY_SETS. */
    public static final int SET_WORDS = 2;
    /** Words of a row of CELLS. */
    public static final int CELL_WORDS = 8;
    /** Words of a row of TEXT_RELOCATIONS. */
    public static final int RELOCATION_WORDS = 10;
    /** Words of a row of FAULT_RANGES. */
    public static final int FAULT_WORDS = 3;
    /** Words of a row of DEPENDENCIES. */
    public static final int DEPENDENCY_WORDS = 4;

    private static final int[] ROW_WORDS = {
        CATEGORY_WORDS, INDEX_WORDS, 1, VARIANT_WORDS, UNIT_WORDS, DECLARATION_WORDS, 1, SET_WORDS, 1, CELL_WORDS, RELOCATION_WORDS, FAULT_WORDS,
        SET_WORDS, DEPENDENCY_WORDS, 1, 0
    };
    private static final String[] NAMES = {
        "categories", "index table", "address array", "variants", "units", "declarations", "entry names", "feature sets", "feature names",
        "cells", "text relocations", "fault ranges", "dependency sets", "dependencies", "string offsets", "string bytes"
    };

    /** Words of a row of the table; 0 for {@link #STRING_BYTES}, whose rows are single bytes. */
    public static int rowWords(int table) {
        return ROW_WORDS[table];
    }

    /** Name of a table for messages. */
    public static String tableName(int table) {
        return NAMES[table];
    }
}
