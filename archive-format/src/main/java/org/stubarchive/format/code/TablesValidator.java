package org.stubarchive.format.code;

import static org.stubarchive.format.code.TablesLayout.*;

import org.stubarchive.format.ArchiveFormatException;

/**
 * Checks a tables section before anything in it is used: every count, index and offset, in linear time, with arithmetic that cannot
 * overflow. Works on the words themselves, because it runs at every start, in a cold JVM.
 */
final class TablesValidator {
    // Messages in checks are compile-time constants or built after the check failed: a string concatenation in passing costs a
    // bootstrap of several milliseconds in a cold JVM.
    private static final String MULTIPLE_OF_PAGE = "a multiple of " + PAGE;

    private final int[] words;
    private final String file;
    private final String section;

    TablesValidator(int[] words, String file, String section) {
        this.words = words;
        this.file = file;
        this.section = section;
    }

    /** Checks header and directory: afterwards every table lies inside the section and no two overlap. */
    void checkHeader() throws ArchiveFormatException {
        expect(H_MAGIC, "magic", MAGIC);
        expect(H_VERSION, "version of the tables", VERSION);
        expect(H_LENGTH, "length", words.length << 2);
        range(H_TARGET, "target", 1, 2);
        range(H_TEXT_SIZE, "text size", 0, 1 << 30);
        require((words[H_TEXT_SIZE] & PAGE - 1) == 0, H_TEXT_SIZE, "text size", MULTIPLE_OF_PAGE);
        range(H_CELLS_SIZE, "cells size", 0, 1 << 29);
        require((words[H_CELLS_SIZE] & 7) == 0, H_CELLS_SIZE, "cells size", "a multiple of 8");
        int cells = words[H_CELLS_SIZE];
        range(H_FIXED_CELLS_SIZE, "size of fixed cells", 0, cells);
        require(words[H_FIXED_CELLS_SIZE] == cells || (words[H_FIXED_CELLS_SIZE] & PAGE - 1) == 0,
                H_FIXED_CELLS_SIZE, "size of fixed cells", MULTIPLE_OF_PAGE + ", or all");
        expect(H_TEXT_OFFSET, "text offset", cells + PAGE - 1 & -PAGE);
        long next = TABLES_START;
        for (int t = 0; t < TABLE_COUNT; t++) {
            int at = HEADER_WORDS + 2 * t;
            if (words[at] != next) {
                throw bad(at * 4L, "offset of " + tableName(t), Long.toString(next), Integer.toString(words[at]));
            }
            long unit = t == STRING_BYTES ? 1 : rowWords(t) * 4L;
            long room = ((long) words.length * 4 - next) / unit;
            if (words[at + 1] < 0 || words[at + 1] > room) {
                throw bad(at * 4L + 4, "rows of " + tableName(t), "0.." + room, Integer.toString(words[at + 1]));
            }
            long end = next + words[at + 1] * unit;
            next = end + 7 & -8L;
            checkPadding(end, next);
        }
        if (next != words.length * 4L) {
            throw bad(H_LENGTH * 4, "length", "end of the last table, " + next, Long.toString(words.length * 4L));
        }
    }

    private void checkPadding(long from, long to) throws ArchiveFormatException {
        for (long p = from; p < to; p++) {
            int w = (int) (p >> 2);
            int b = words[w] >>> ((int) (p & 3) << 3) & 0xFF;
            if (b != 0) {
                throw bad(p, "padding", "0", Integer.toString(b));
            }
        }
    }

    /** Checks the rows of all tables, in an order in which each check relies only on what was checked before. */
    void checkContent(CodeTables t) throws ArchiveFormatException {
        checkStrings(t);
        checkDeclarations(t);
        checkFeatures(t);
        checkDependencies(t);
        checkCategories(t);
        checkUnits(t);
        checkIndexAndVariants(t);
        checkCells(t);
        checkRelocations(t);
        checkFaultRanges(t);
    }

    private void checkStrings(CodeTables t) throws ArchiveFormatException {
        int at = t.base(STRING_OFFSETS);
        int n = t.rows(STRING_OFFSETS);
        int bytes = t.rows(STRING_BYTES);
        if (n == 0) {
            throw bad(at * 4L, "string offsets", "at least 1 row", "0");
        }
        expect(at, "first string offset", 0);
        int previous = 0;
        for (int i = at; i < at + n; i++) {
            int w = words[i];
            if (w < previous || w > bytes) {
                range(i, "string offset", previous, bytes);
            }
            previous = w;
        }
        expect(at + n - 1, "last string offset", bytes);
    }

    private void checkDeclarations(CodeTables t) throws ArchiveFormatException {
        int strings = t.stringCount();
        int names = t.rows(ENTRY_NAMES);
        int base = t.base(ENTRY_NAMES);
        for (int i = base; i < base + names; i++) {
            index(i, "entry name", strings);
        }
        int at = t.base(DECLARATIONS);
        int end = at + t.rows(DECLARATIONS) * 5;
        int previous = 0;
        for (; at < end; at += 5) {
            ascending(at, "static id of declaration", previous);
            previous = words[at];
            index(at + 1, "name of declaration", strings);
            range(at + 3, "entries of declaration", 1, names);
            range(at + 2, "first entry name of declaration", 0, names - words[at + 3]);
            index(at + 4, "descriptor of declaration", strings);
        }
    }

    private void checkFeatures(CodeTables t) throws ArchiveFormatException {
        int names = t.rows(FEATURE_NAMES);
        int at = t.base(FEATURE_NAMES);
        for (int i = at; i < at + names; i++) {
            index(i, "feature name", t.stringCount());
        }
        checkSets(t, FEATURE_SETS, "feature set", names);
        at = t.base(FEATURE_SETS);
        if (t.rows(FEATURE_SETS) == 0) {
            throw bad(at * 4L, "feature sets", "at least the baseline", "0");
        }
        expect(at + 1, "features of the baseline", 0);
    }

    private void checkDependencies(CodeTables t) throws ArchiveFormatException {
        int n = t.rows(DEPENDENCIES);
        int at = t.base(DEPENDENCIES);
        for (int end = at + 4 * n; at < end; at += 4) {
            range(at, "kind of dependency", 1, 3);
            index(at + 1, "name of dependency", t.stringCount());
        }
        checkSets(t, DEPENDENCY_SETS, "dependency set", n);
    }

    /** Sets lie one behind the other and cover their members' table. */
    private void checkSets(CodeTables t, int table, String what, int members) throws ArchiveFormatException {
        int at = t.base(table);
        int next = 0;
        for (int end = at + 2 * t.rows(table); at < end; at += 2) {
            expect(at, what, next);
            range(at + 1, what, 0, members - next);
            next += words[at + 1];
        }
        if (next != members) {
            throw bad(at * 4L, "members of each " + what, Integer.toString(members), Integer.toString(next));
        }
    }

    private void checkCategories(CodeTables t) throws ArchiveFormatException {
        int at = t.base(CATEGORIES);
        int previous = 0;
        int index = 0;
        int address = 0;
        for (int end = at + 5 * t.rows(CATEGORIES); at < end; at += 5) {
            ascending(at, "category", previous);
            previous = words[at];
            range(at, "category", 1, 0xFF);
            expect(at + 1, "first index row of category", index);
            range(at + 2, "index rows of category", 0, t.rows(INDEX) - index);
            index += words[at + 2];
            expect(at + 3, "first address of category", address);
            range(at + 4, "addresses of category", 0, t.rows(ADDRESSES) - address);
            address += words[at + 4];
        }
        if (index != t.rows(INDEX)) {
            throw bad(at * 4L, "index rows of all categories", Integer.toString(t.rows(INDEX)), Integer.toString(index));
        }
        if (address != t.rows(ADDRESSES)) {
            throw bad(at * 4L, "addresses of all categories", Integer.toString(t.rows(ADDRESSES)), Integer.toString(address));
        }
    }

    /** Units ascend and do not overlap; each one's declaration, sets and addresses are right; addresses are used once, in order. */
    private void checkUnits(CodeTables t) throws ArchiveFormatException {
        int text = t.textSize();
        int at = t.base(UNITS);
        int previousEnd = 0;
        int previousId = 0;
        int category = -1;
        int categoryId = 0;
        int nextAddress = 0;
        for (int end = at + 9 * t.rows(UNITS); at < end; at += 9) {
            int start = words[at];
            range(at, "start of unit", previousEnd, text);
            range(at + 1, "end of unit", start + 1, text);
            previousEnd = words[at + 1];
            range(at + 2, "code size of unit", 0, previousEnd - start);
            int id = words[at + 3];
            range(at + 3, "static id of unit", previousId, Integer.MAX_VALUE);
            index(at + 4, "feature set of unit", t.featureSetCount());
            index(at + 5, "declaration of unit", t.declarationCount());
            int declaration = words[at + 5];
            require(t.declarationStaticId(declaration) == id, at + 5, "declaration of unit", "the one of its static id");
            index(at + 6, "dependency set of unit", t.dependencySetCount());
            int alignment = words[at + 8];
            require(alignment > 0 && alignment <= PAGE && (alignment & alignment - 1) == 0, at + 8, "alignment of unit", "a power of two up to " + PAGE);
            require((start & alignment - 1) == 0, at, "start of unit", "a multiple of its alignment");
            if (id >>> StaticId.NUMBER_BITS != categoryId) {
                checkAddressesUsed(t, category, nextAddress);
                categoryId = id >>> StaticId.NUMBER_BITS;
                category = t.categoryRow(categoryId);
                require(category >= 0, at + 3, "category of unit", "one of the categories");
                nextAddress = 0;
            }
            previousId = id;
            expect(at + 7, "first address of unit", nextAddress);
            int entries = t.declarationEntryCount(declaration);
            range(at + 7, "first address of unit", 0, t.addressLength(category) - entries - 1);
            int a = t.base(ADDRESSES) + t.words()[t.base(CATEGORIES) + 5 * category + 3] + nextAddress;
            for (int e = 0; e < entries; e++) {
                range(a + e, "entry point", start, previousEnd - 1);
            }
            expect(a + entries, "end in the address array", previousEnd);
            nextAddress += entries + 1;
        }
        checkAddressesUsed(t, category, nextAddress);
    }

    private void checkAddressesUsed(CodeTables t, int category, int used) throws ArchiveFormatException {
        if (category >= 0 && t.addressLength(category) != used) {
            throw bad((t.base(CATEGORIES) + 5 * category + 4) * 4L, "addresses of category", Integer.toString(used), Integer.toString(t.addressLength(category)));
        }
    }

    /** Index rows and variant rows say what the units say: exactly the baselines and exactly the others. */
    private void checkIndexAndVariants(CodeTables t) throws ArchiveFormatException {
        int units = t.unitCount();
        int baselines = 0;
        int variant = 0;
        int previousId = 0;
        int variants = t.base(VARIANTS);
        for (int u = 0; u < units; u++) {
            int id = t.unitStaticId(u);
            int set = t.unitFeatureSet(u);
            int first = t.unitFirst(u);
            int count = t.unitEntryCount(u) + 1;
            if (set == 0) {
                int category = t.categoryRow(id >>> StaticId.NUMBER_BITS);
                int number = id & StaticId.MAX_NUMBER;
                int unitAt = t.base(UNITS) + 9 * u + 3;
                require(id != previousId, unitAt, "static id of baseline unit", "not used before");
                require(number < t.indexLength(category), unitAt, "number of unit", "one in the index table");
                int row = t.base(INDEX) + 2 * (words[t.base(CATEGORIES) + 5 * category + 1] + number);
                expect(row, "first in the index table", first);
                expect(row + 1, "count in the index table", count);
                baselines++;
            } else {
                if (variant >= t.variantCount()) {
                    throw bad(variants * 4L, "variants", "more than " + variant, Integer.toString(t.variantCount()));
                }
                int row = variants + 5 * variant++;
                expect(row, "static id of variant", id);
                expect(row + 1, "feature set of variant", set);
                expect(row + 2, "first of variant", first);
                expect(row + 3, "count of variant", count);
                expect(row + 4, "unit of variant", u);
            }
            previousId = id;
        }
        if (variant != t.variantCount()) {
            throw bad(variants * 4L, "variants", Integer.toString(variant), Integer.toString(t.variantCount()));
        }
        int present = 0;
        int at = t.base(INDEX);
        for (int end = at + 2 * t.rows(INDEX); at < end; at += 2) {
            if (words[at] != -1) {
                present++;
            } else {
                expect(at + 1, "count in the index table", -1);
            }
        }
        if (present != baselines) {
            throw bad(t.base(INDEX) * 4L, "generated baselines in the index table", Integer.toString(baselines), Integer.toString(present));
        }
    }

    private void checkCells(CodeTables t) throws ArchiveFormatException {
        int at = t.base(CELLS);
        int previous = -8;
        int size = t.cellsSize();
        for (int end = at + 8 * t.rows(CELLS); at < end; at += 8) {
            range(at, "offset of cell", previous + 8, size - 8);
            require((words[at] & 7) == 0, at, "offset of cell", "a multiple of 8");
            previous = words[at];
            range(at + 1, "binding of cell", CellBinding.IMAGE_OFFSET, CellBinding.VM_VARIABLE);
            int binding = words[at + 1];
            index(at + 4, "name of cell", t.stringCount());
            expect(at + 5, "reserved word of cell", 0);
            range(at + 3, "index of cell", 0, Integer.MAX_VALUE);
            boolean named = binding == CellBinding.STUB_ENTRY || binding == CellBinding.IMAGE_OFFSET && words[at + 2] != -1;
            if (named) {
                checkStubEntry(t, at + 2, at + 3, "cell");
            } else {
                expect(at + 2, "static id of cell", -1);
            }
        }
    }

    private void checkStubEntry(CodeTables t, int idAt, int indexAt, String what) throws ArchiveFormatException {
        int declaration = t.findDeclaration(words[idAt]);
        require(declaration >= 0, idAt, "static id of " + what, "a declared stub");
        range(indexAt, "entry of " + what, 0, t.declarationEntryCount(declaration) - 1);
    }

    private void checkRelocations(CodeTables t) throws ArchiveFormatException {
        int at = t.base(TEXT_RELOCATIONS);
        int previous = 0;
        int text = t.textSize();
        for (int end = at + 10 * t.rows(TEXT_RELOCATIONS); at < end; at += 10) {
            range(at, "site of relocation", previous, text - 1);
            previous = words[at] + 1;
            range(at + 1, "kind of relocation", 1, 4);
            range(at + 2, "symbol kind of relocation", 1, 5);
            index(at + 4, "name of relocation", t.stringCount());
            range(at + 5, "index of relocation", 0, Integer.MAX_VALUE);
            range(at + 6, "cell of relocation", -1, t.cellCount() - 1);
            expect(at + 7, "reserved word of relocation", 0);
            if (words[at + 2] == SymbolKind.STUB_ENTRY.id()) {
                checkStubEntry(t, at + 3, at + 5, "relocation");
            } else {
                expect(at + 3, "static id of relocation", -1);
            }
        }
    }

    private void checkFaultRanges(CodeTables t) throws ArchiveFormatException {
        int at = t.base(FAULT_RANGES);
        int previous = 0;
        int text = t.textSize();
        for (int end = at + 3 * t.rows(FAULT_RANGES); at < end; at += 3) {
            range(at, "start of fault range", previous, text);
            range(at + 1, "end of fault range", words[at] + 1, text);
            range(at + 2, "handler of fault range", 0, text - 1);
            previous = words[at + 1];
        }
    }

    private void index(int at, String field, int limit) throws ArchiveFormatException {
        int w = words[at];
        if (w < 0 || w >= limit) {
            throw bad(at * 4L, field, "0.." + (limit - 1L), Integer.toString(w));
        }
    }

    private void ascending(int at, String field, int previous) throws ArchiveFormatException {
        if (words[at] <= previous) {
            throw bad(at * 4L, field, "ascending, above " + previous, Integer.toString(words[at]));
        }
    }

    private void range(int at, String field, int low, int high) throws ArchiveFormatException {
        int w = words[at];
        if (w < low || w > high) {
            throw bad(at * 4L, field, low + ".." + high, Integer.toString(w));
        }
    }

    private void expect(int at, String field, int expected) throws ArchiveFormatException {
        if (words[at] != expected) {
            throw bad(at * 4L, field, Integer.toString(expected), Integer.toString(words[at]));
        }
    }

    private void require(boolean holds, int at, String field, String expected) throws ArchiveFormatException {
        if (!holds) {
            throw bad(at * 4L, field, expected, Integer.toString(words[at]));
        }
    }

    private ArchiveFormatException bad(long offset, String field, String expected, String found) {
        return new ArchiveFormatException(file, section, offset, field, expected, found, ArchiveFormatException.RETRAIN);
    }
}
