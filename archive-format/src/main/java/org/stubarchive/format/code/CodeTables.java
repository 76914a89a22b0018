package org.stubarchive.format.code;

import static org.stubarchive.format.code.TablesLayout.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.stubarchive.format.ArchiveFormatException;

/**
 * The tables of a code image: what is where in its text and cells, and what has to be bound. Immutable; {@link TablesLayout} is its form.
 *
 * <p>Everything is a primitive accessor by row number, nothing is decoded in advance: a start that binds a thousand stubs creates no
 * object per stub. The section is taken over with one bulk copy into an {@code int[]}, for two reasons. In a cold JVM, where everything is
 * interpreted, an array access is one bytecode while a {@code ByteBuffer} access is a chain of calls, and validating and binding consist of
 * such accesses. And what was checked cannot change afterwards, as a mapped file could.
 *
 * <p>{@link #open} checks every count, index and offset, so that the accessors need no checks beyond those of
 * the array: a row number out of range is a bug of the caller and gives {@link IndexOutOfBoundsException} or a neighbour's row.
 *
 * <p>How to bind an image, for each unit in ascending order: take it if this machine has its feature set and its dependency set holds; enter
 * its addresses in the address table under its static id. Units are ordered by static id and then by preference, so the last one taken wins.
 */
public final class CodeTables {
    private final int[] words;
    private final int[] base = new int[TABLE_COUNT];
    private final int[] rows = new int[TABLE_COUNT];

    // First words of the tables that binding reads row by row, as fields for speed in a cold JVM.
    private final int categories;
    private final int index;
    private final int addresses;
    private final int variants;
    private final int units;
    private final int featureSets;
    private final int cells;
    private final int faultRanges;
    private final int dependencySets;

    private String[] strings;

    private CodeTables(int[] words) {
        this.words = words;
        for (int t = 0; t < TABLE_COUNT; t++) {
            base[t] = words[HEADER_WORDS + 2 * t] >> 2;
            rows[t] = words[HEADER_WORDS + 2 * t + 1];
        }
        categories = base[CATEGORIES];
        index = base[INDEX];
        addresses = base[ADDRESSES];
        variants = base[VARIANTS];
        units = base[UNITS];
        featureSets = base[FEATURE_SETS];
        cells = base[CELLS];
        faultRanges = base[FAULT_RANGES];
        dependencySets = base[DEPENDENCY_SETS];
    }

    /**
     * Opens a tables section and checks all of it.
     *
     * @param section the section, from position to limit; its position is left alone
     * @param file name of the input for messages
     * @param name name of the section for messages
     * @throws ArchiveFormatException if anything is not as {@link TablesLayout} demands
     */
    public static CodeTables open(ByteBuffer section, String file, String name) throws ArchiveFormatException {
        CodeTables tables = openForBinding(section, file, name);
        new DescriptionValidator(tables, new TablesChecker(tables.words, file, name)).check();
        return tables;
    }

    /**
     * Opens a tables section and checks all that a run may use: everything but relocations in the text, which are for tools, the order of strings and
     * that names are not empty; {@link #open} checks those.
     *
     * @param section the section, from position to limit; its position is left alone
     * @param file name of the input for messages
     * @param name name of the section for messages
     * @throws ArchiveFormatException if anything checked is not as {@link TablesLayout} demands
     */
    public static CodeTables openForBinding(ByteBuffer section, String file, String name) throws ArchiveFormatException {
        int length = section.remaining();
        if (length < TABLES_START || (length & 7) != 0) {
            throw new ArchiveFormatException(
                    file, name, 0, "length", "a multiple of 8, at least " + TABLES_START, Integer.toString(length), ArchiveFormatException.RETRAIN);
        }
        int[] words = new int[length >> 2];
        section.duplicate().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
        TablesChecker checker = new TablesChecker(words, file, name);
        HeaderValidator.check(words, checker);
        CodeTables tables = new CodeTables(words);
        new BindingValidator(tables, checker).check();
        new ReferenceValidator(tables, checker).check();
        return tables;
    }

    /** All words, for the validator. */
    int[] words() {
        return words;
    }

    /** First word of a table, for the validator. */
    int base(int table) {
        return base[table];
    }

    /** Any table: the slow, general way. */
    private int at(int table, int row, int column) {
        return words[base[table] + row * rowWords(table) + column];
    }

    private long longAt(int table, int row, int column) {
        int i = base[table] + row * rowWords(table) + column;
        return words[i] & 0xFFFFFFFFL | (long) words[i + 1] << 32;
    }

    /** Number of rows of a table of {@link TablesLayout}. */
    public int rows(int table) {
        return rows[table];
    }

    /** Byte offset in the section of a word in a row of a table of {@link TablesLayout}, for messages. */
    public long offset(int table, int row, int column) {
        return (base[table] + (long) row * rowWords(table) + column) * Integer.BYTES;
    }

    // Image

    /** What the code runs on. */
    public Target target() {
        return words[H_TARGET] == Target.LINUX_X86_64.wireId() ? Target.LINUX_X86_64 : Target.LINUX_AARCH64;
    }

    /** Bytes of the text section, a multiple of {@link TablesLayout#PAGE}. */
    public int textSize() {
        return words[H_TEXT_SIZE];
    }

    /** Bytes of the cells section. */
    public int cellsSize() {
        return words[H_CELLS_SIZE];
    }

    /** Bytes at the start of the cells that can be made read-only once bound; the rest may be bound again later. */
    public int fixedCellsSize() {
        return words[H_FIXED_CELLS_SIZE];
    }

    /** Where the text lies in the image, counted from the cells' first byte: a multiple of {@link TablesLayout#PAGE}. */
    public int textOffset() {
        return words[H_TEXT_OFFSET];
    }

    /** Digest of the layouts that the linking build was compiled with. */
    public long layoutHash() {
        return words[H_LAYOUT_HASH] & 0xFFFFFFFFL | (long) words[H_LAYOUT_HASH + 1] << 32;
    }

    // Categories: index table and address array

    /** Number of categories. */
    public int categoryCount() {
        return rows[CATEGORIES];
    }

    /** Wire id of a category by row. */
    public int categoryId(int row) {
        return words[categories + row * CATEGORY_WORDS];
    }

    /** Row of the category with the given wire id, or -1. */
    public int categoryRow(int id) {
        for (int row = 0; row < rows[CATEGORIES]; row++) {
            if (words[categories + row * CATEGORY_WORDS] == id) {
                return row;
            }
        }
        return -1;
    }

    /** Length of a category's index table: numbers in the category are below it. */
    public int indexLength(int category) {
        return words[categories + category * CATEGORY_WORDS + 2];
    }

    /** Index table of the category in that row: position of the baseline's first entry in the address array, or -1. */
    public int indexFirst(int category, int number) {
        return words[index + (words[categories + category * CATEGORY_WORDS + 1] + number) * INDEX_WORDS];
    }

    /** Index table of the category in that row: number of addresses, the end included, or -1. */
    public int indexCount(int category, int number) {
        return words[index + (words[categories + category * CATEGORY_WORDS + 1] + number) * INDEX_WORDS + 1];
    }

    /** Length of a category's address array. */
    public int addressLength(int category) {
        return words[categories + category * CATEGORY_WORDS + 4];
    }

    /** Address array of the category in that row: a text offset. */
    public int address(int category, int position) {
        return words[addresses + words[categories + category * CATEGORY_WORDS + 3] + position];
    }

    /** Adds {@code base} to all of a category's address array and stores the sums from {@code position} on: the address array of a placed text. */
    public void relocateAddresses(int category, long base, long[] destination, int position) {
        int from = this.base[ADDRESSES] + at(CATEGORIES, category, 3);
        int length = addressLength(category);
        for (int i = 0; i < length; i++) {
            destination[position + i] = base + words[from + i];
        }
    }

    // Variants

    /** Number of variants beyond baselines. */
    public int variantCount() {
        return rows[VARIANTS];
    }

    /** Static id of a variant. */
    public int variantStaticId(int variant) {
        return words[variants + variant * VARIANT_WORDS];
    }

    /** Feature set that a variant needs. */
    public int variantFeatureSet(int variant) {
        return words[variants + variant * VARIANT_WORDS + 1];
    }

    /** Position of a variant's first entry in its category's address array. */
    public int variantFirst(int variant) {
        return words[variants + variant * VARIANT_WORDS + 2];
    }

    /** Number of a variant's addresses, the end included. */
    public int variantAddressCount(int variant) {
        return words[variants + variant * VARIANT_WORDS + 3];
    }

    /** Unit of a variant. */
    public int variantUnit(int variant) {
        return words[variants + variant * VARIANT_WORDS + 4];
    }

    // Units: every generated variant of every stub, baselines included, in the order of the text

    /** Number of units. */
    public int unitCount() {
        return rows[UNITS];
    }

    /** Text offset of the first byte. */
    public int unitStart(int unit) {
        return words[units + unit * UNIT_WORDS];
    }

    /** Text offset behind the last byte. */
    public int unitEnd(int unit) {
        return words[units + unit * UNIT_WORDS + 1];
    }

    /** Bytes from the start that are instructions. */
    public int unitCodeSize(int unit) {
        return words[units + unit * UNIT_WORDS + 7];
    }

    /** Bytes behind the instructions that are constants. */
    public int unitConstantSize(int unit) {
        return unitEnd(unit) - unitStart(unit) - unitCodeSize(unit);
    }

    /** Static id. */
    public int unitStaticId(int unit) {
        return words[units + unit * UNIT_WORDS + 2];
    }

    /** Feature set that the code needs; 0 is the baseline. */
    public int unitFeatureSet(int unit) {
        return words[units + unit * UNIT_WORDS + 3];
    }

    /** Declaration of the unit's stub. */
    public int unitDeclaration(int unit) {
        return words[units + unit * UNIT_WORDS + 9];
    }

    /** Dependency set of the unit. */
    public int unitDependencySet(int unit) {
        return words[units + unit * UNIT_WORDS + 4];
    }

    /** {@code UnitHash} of the unit: what a build that makes another one tells it by. */
    public long unitHash(int unit) {
        int i = units + unit * UNIT_WORDS + 10;
        return words[i] & 0xFFFFFFFFL | (long) words[i + 1] << 32;
    }

    /** Position of the unit's first entry in its category's address array. */
    public int unitFirst(int unit) {
        return words[units + unit * UNIT_WORDS + 5];
    }

    /** Alignment of the first byte, a power of two. */
    public int unitAlignment(int unit) {
        return words[units + unit * UNIT_WORDS + 8];
    }

    /** Number of entry points. */
    public int unitEntryCount(int unit) {
        return words[units + unit * UNIT_WORDS + 6] - 1;
    }

    /** Text offset of an entry point. */
    public int unitEntry(int unit, int entry) {
        return address(categoryRow(unitStaticId(unit) >>> StaticId.NUMBER_BITS), unitFirst(unit) + entry);
    }

    /** Unit that covers a text offset, or -1 in gaps and outside the text. Binary search. */
    public int findUnit(int textOffset) {
        int unit = lastAtOrBelow(UNITS, textOffset);
        return unit >= 0 && textOffset < unitEnd(unit) ? unit : -1;
    }

    /** Name of a unit's stub. */
    public String unitName(int unit) {
        return declarationName(unitDeclaration(unit));
    }

    // Declarations

    /** Number of stubs that the catalogue declared for the target when the image was linked. */
    public int declarationCount() {
        return rows[DECLARATIONS];
    }

    /** Static id of a declaration. */
    public int declarationStaticId(int declaration) {
        return at(DECLARATIONS, declaration, 0);
    }

    /** Name of a declared stub. */
    public String declarationName(int declaration) {
        return string(at(DECLARATIONS, declaration, 1));
    }

    /** Number of entries of a declared stub. */
    public int declarationEntryCount(int declaration) {
        return at(DECLARATIONS, declaration, 3);
    }

    /** Name of an entry of a declared stub. */
    public String declarationEntryName(int declaration, int entry) {
        return string(at(ENTRY_NAMES, at(DECLARATIONS, declaration, 2) + entry, 0));
    }

    /** Argument kinds of a declared stub, empty where unknown. */
    public String declarationDescriptor(int declaration) {
        return string(at(DECLARATIONS, declaration, 4));
    }

    /** Declaration of a static id, or -1. Binary search. */
    public int findDeclaration(int staticId) {
        int declaration = lastAtOrBelow(DECLARATIONS, staticId);
        return declaration >= 0 && declarationStaticId(declaration) == staticId ? declaration : -1;
    }

    // Feature sets

    /** Number of feature sets, at least 1. */
    public int featureSetCount() {
        return rows[FEATURE_SETS];
    }

    /** Number of features in a set. */
    public int featureCount(int set) {
        return words[featureSets + set * SET_WORDS + 1];
    }

    /** Name of a feature in a set, as {@link CpuFeature} names it. */
    public String featureName(int set, int index) {
        return string(at(FEATURE_NAMES, words[featureSets + set * SET_WORDS] + index, 0));
    }

    // Cells

    /** Number of cells. */
    public int cellCount() {
        return rows[CELLS];
    }

    /** Offset of a cell in the cells section, a multiple of 8. */
    public int cellOffset(int cell) {
        return words[cells + cell * CELL_WORDS];
    }

    /** How to bind a cell, a {@link CellBinding}. */
    public int cellBinding(int cell) {
        return words[cells + cell * CELL_WORDS + 1];
    }

    /** Static id of the stub that a cell refers to, or -1. */
    public int cellStaticId(int cell) {
        return words[cells + cell * CELL_WORDS + 2];
    }

    /** Entry of the stub that a cell refers to; the index of other symbols. */
    public int cellIndex(int cell) {
        return words[cells + cell * CELL_WORDS + 3];
    }

    /** Name of the external function or VM variable that a cell holds; of a stub or bound too, for tools. */
    public String cellName(int cell) {
        return string(words[cells + cell * CELL_WORDS + 4]);
    }

    /** What is added to the address. */
    public long cellAddend(int cell) {
        return longAt(CELLS, cell, 6);
    }

    // Text relocations, for tools

    /** Number of relocations in the text. */
    public int relocationCount() {
        return rows[TEXT_RELOCATIONS];
    }

    /** Text offset of the site. */
    public int relocationSite(int relocation) {
        return at(TEXT_RELOCATIONS, relocation, 0);
    }

    /** Wire id of the {@link RelocationKind}. */
    public int relocationKind(int relocation) {
        return at(TEXT_RELOCATIONS, relocation, 1);
    }

    /** Wire id of the {@link SymbolKind}. */
    public int relocationSymbolKind(int relocation) {
        return at(TEXT_RELOCATIONS, relocation, 2);
    }

    /** Static id of the stub referred to, or -1. */
    public int relocationStaticId(int relocation) {
        return at(TEXT_RELOCATIONS, relocation, 3);
    }

    /** Name of the symbol. */
    public String relocationName(int relocation) {
        return string(at(TEXT_RELOCATIONS, relocation, 4));
    }

    /** Index of the symbol. */
    public int relocationIndex(int relocation) {
        return at(TEXT_RELOCATIONS, relocation, 5);
    }

    /** Cell that the operand reaches, or -1. */
    public int relocationCell(int relocation) {
        return at(TEXT_RELOCATIONS, relocation, 6);
    }

    /** Addend as {@link Relocation#addend()} defines it. */
    public long relocationAddend(int relocation) {
        return longAt(TEXT_RELOCATIONS, relocation, 8);
    }

    /** First relocation at or behind a text offset; the number of relocations if there is none. Binary search. */
    public int firstRelocation(int textOffset) {
        return lastAtOrBelow(TEXT_RELOCATIONS, textOffset - 1) + 1;
    }

    // Fault ranges

    /** Number of fault ranges. */
    public int faultCount() {
        return rows[FAULT_RANGES];
    }

    /** Text offset of the first byte that may fault. */
    public int faultStart(int range) {
        return words[faultRanges + range * FAULT_WORDS];
    }

    /** Text offset behind the last byte that may fault. */
    public int faultEnd(int range) {
        return words[faultRanges + range * FAULT_WORDS + 1];
    }

    /** Text offset at which execution continues. */
    public int faultHandler(int range) {
        return words[faultRanges + range * FAULT_WORDS + 2];
    }

    /** All fault ranges, ascending: three words each, start, end and handler. A copy. */
    public int[] faultRanges() {
        return Arrays.copyOfRange(words, faultRanges, faultRanges + rows[FAULT_RANGES] * FAULT_WORDS);
    }

    /** Fault range that covers a text offset, or -1. Binary search. */
    public int findFaultRange(int textOffset) {
        int range = lastAtOrBelow(FAULT_RANGES, textOffset);
        return range >= 0 && textOffset < faultEnd(range) ? range : -1;
    }

    /** First fault range that starts at or behind a text offset; the number of fault ranges if there is none. Binary search. */
    public int firstFaultRange(int textOffset) {
        return lastAtOrBelow(FAULT_RANGES, textOffset - 1) + 1;
    }

    // Dependencies

    /** Number of distinct dependency sets. */
    public int dependencySetCount() {
        return rows[DEPENDENCY_SETS];
    }

    /** Number of dependencies in a set. */
    public int dependencyCount(int set) {
        return words[dependencySets + set * SET_WORDS + 1];
    }

    /** Wire id of the {@link DependencyKind} of a set's dependency. */
    public int dependencyKind(int set, int index) {
        return at(DEPENDENCIES, words[dependencySets + set * SET_WORDS] + index, 0);
    }

    /** Name of what a set's dependency assumes. */
    public String dependencyName(int set, int index) {
        return string(at(DEPENDENCIES, words[dependencySets + set * SET_WORDS] + index, 1));
    }

    /** Value that a set's dependency assumes. */
    public long dependencyValue(int set, int index) {
        return longAt(DEPENDENCIES, words[dependencySets + set * SET_WORDS] + index, 2);
    }

    // Strings

    /** Number of strings. */
    public int stringCount() {
        return rows[STRING_OFFSETS] - 1;
    }

    /** A string by number. */
    public String string(int number) {
        // Tools ask for the same names many times. Racing threads store equal strings.
        String[] cache = strings;
        if (cache == null) {
            cache = new String[stringCount()];
            strings = cache;
        }
        String known = cache[number];
        if (known == null) {
            known = decode(number);
            cache[number] = known;
        }
        return known;
    }

    private String decode(int number) {
        int at = base[STRING_OFFSETS] + number;
        int start = words[at];
        byte[] bytes = new byte[words[at + 1] - start];
        int position = (base[STRING_BYTES] << 2) + start;
        for (int i = 0; i < bytes.length; i++, position++) {
            bytes[i] = (byte) (words[position >> 2] >>> ((position & 3) << 3));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Last row of a table, ascending in its first column, whose first column is at most the key; -1 if there is none. */
    private int lastAtOrBelow(int table, int key) {
        int low = 0;
        int high = rows[table] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (at(table, middle, 0) <= key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low - 1;
    }
}
