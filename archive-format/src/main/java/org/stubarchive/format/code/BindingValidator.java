package org.stubarchive.format.code;

import static org.stubarchive.format.code.TablesLayout.*;

import org.stubarchive.format.ArchiveFormatException;

/**
 * Checks every count, index and offset that binding uses, in linear time, in an order in which each check relies only on what was
 * checked before. Runs at every start: see {@link TablesChecker} for why loops compare inline.
 */
final class BindingValidator {
    private final CodeTables t;
    private final TablesChecker c;
    private final int[] words;

    BindingValidator(CodeTables tables, TablesChecker checker) {
        this.t = tables;
        this.c = checker;
        this.words = tables.words();
    }

    void check() throws ArchiveFormatException {
        checkStrings();
        checkMembers(FEATURE_NAMES, 1, 0, "feature name");
        checkSets(FEATURE_SETS, FEATURE_NAMES, "feature set");
        if (t.rows(FEATURE_SETS) == 0) {
            throw c.bad(t.base(FEATURE_SETS) * 4L, "feature sets", "at least the baseline", "0");
        }
        c.expect(t.base(FEATURE_SETS) + 1, "features of the baseline", 0);
        checkMembers(DEPENDENCIES, DEPENDENCY_WORDS, 1, "name of dependency");
        checkSets(DEPENDENCY_SETS, DEPENDENCIES, "dependency set");
        checkDependencyKinds();
        checkCategories();
        checkUnits();
        checkCells();
        checkFaultRanges();
    }

    private void checkStrings() throws ArchiveFormatException {
        final int[] w = words;
        int at = t.base(STRING_OFFSETS);
        int n = t.rows(STRING_OFFSETS);
        int bytes = t.rows(STRING_BYTES);
        if (n == 0) {
            throw c.bad(at * 4L, "string offsets", "at least 1 row", "0");
        }
        c.expect(at, "first string offset", 0);
        int previous = 0;
        for (int i = at, end = at + n; i < end; i++) {
            int offset = w[i];
            if (offset < previous || offset > bytes) {
                throw c.outside(i, "string offset", previous, bytes);
            }
            previous = offset;
        }
        c.expect(at + n - 1, "last string offset", bytes);
    }

    /** One column of a table holds numbers of strings. */
    private void checkMembers(int table, int rowWords, int column, String what) throws ArchiveFormatException {
        final int[] w = words;
        int strings = t.stringCount();
        int at = t.base(table) + column;
        for (int end = t.base(table) + t.rows(table) * rowWords; at < end; at += rowWords) {
            if (w[at] < 0 || w[at] >= strings) {
                throw c.outside(at, what, 0, strings - 1);
            }
        }
    }

    /** Sets lie one behind the other and cover their members' table. */
    private void checkSets(int table, int members, String what) throws ArchiveFormatException {
        int at = t.base(table);
        int next = 0;
        for (int end = at + SET_WORDS * t.rows(table); at < end; at += SET_WORDS) {
            c.expect(at, what, next);
            c.range(at + 1, what, 0, t.rows(members) - next);
            next += words[at + 1];
        }
        if (next != t.rows(members)) {
            throw c.bad(at * 4L, "members of each " + what, Integer.toString(t.rows(members)), Integer.toString(next));
        }
    }

    private void checkDependencyKinds() throws ArchiveFormatException {
        int at = t.base(DEPENDENCIES);
        for (int end = at + DEPENDENCY_WORDS * t.rows(DEPENDENCIES); at < end; at += DEPENDENCY_WORDS) {
            c.range(at, "kind of dependency", 1, 3);
        }
    }

    /** Index tables and address arrays lie one behind the other and cover their tables. */
    private void checkCategories() throws ArchiveFormatException {
        int at = t.base(CATEGORIES);
        int previous = 0;
        int index = 0;
        int address = 0;
        for (int end = at + CATEGORY_WORDS * t.rows(CATEGORIES); at < end; at += CATEGORY_WORDS) {
            c.range(at, "category", previous + 1, LAST_CATEGORY);
            previous = words[at];
            c.expect(at + 1, "first index row of category", index);
            c.range(at + 2, "index rows of category", 0, t.rows(INDEX) - index);
            index += words[at + 2];
            c.expect(at + 3, "first address of category", address);
            c.range(at + 4, "addresses of category", 0, t.rows(ADDRESSES) - address);
            address += words[at + 4];
        }
        if (index != t.rows(INDEX)) {
            throw c.bad(at * 4L, "index rows of all categories", Integer.toString(t.rows(INDEX)), Integer.toString(index));
        }
        if (address != t.rows(ADDRESSES)) {
            throw c.bad(at * 4L, "addresses of all categories", Integer.toString(t.rows(ADDRESSES)), Integer.toString(address));
        }
    }

    /**
     * Units ascend by place and by static id and do not overlap; they use their category's addresses one behind the other, completely. Index
     * tables hold exactly the baselines, the variant table exactly the other units.
     */
    private void checkUnits() throws ArchiveFormatException {
        final int[] w = words;
        final int text = t.textSize();
        final int featureSets = t.featureSetCount();
        final int dependencySets = t.dependencySetCount();
        int variant = t.base(VARIANTS);
        final int variantsEnd = variant + VARIANT_WORDS * t.rows(VARIANTS);
        int previousEnd = 0;
        int previousId = 0;
        int categoryId = -1;
        int category = -1;
        int addresses = 0;
        int addressCount = 0;
        int index = 0;
        int indexLength = 0;
        int nextAddress = 0;
        int baselines = 0;
        int at = t.base(UNITS);
        final int first = at;
        for (int end = at + UNIT_WORDS * t.rows(UNITS); at < end; at += UNIT_WORDS) {
            int start = w[at];
            int stop = w[at + 1];
            int id = w[at + 2];
            int set = w[at + 3];
            int count = w[at + 6];
            if (start < previousEnd || start >= text) {
                throw c.outside(at, "start of unit", previousEnd, text - 1);
            }
            if (stop <= start || stop > text) {
                throw c.outside(at + 1, "end of unit", start + 1, text);
            }
            if (id < previousId) {
                throw c.outside(at + 2, "static id of unit", previousId, Integer.MAX_VALUE);
            }
            if (set < 0 || set >= featureSets) {
                throw c.outside(at + 3, "feature set of unit", 0, featureSets - 1);
            }
            if (w[at + 4] < 0 || w[at + 4] >= dependencySets) {
                throw c.outside(at + 4, "dependency set of unit", 0, dependencySets - 1);
            }
            if (w[at + 7] < 0 || w[at + 7] > stop - start) {
                throw c.outside(at + 7, "code size of unit", 0, stop - start);
            }
            int alignment = w[at + 8];
            if (alignment <= 0 || alignment > PAGE || (alignment & alignment - 1) != 0) {
                throw c.bad(at + 8, "alignment of unit", "a power of two up to " + PAGE);
            }
            if ((start & alignment - 1) != 0) {
                throw c.bad(at, "start of unit", "a multiple of " + alignment);
            }
            if (id >>> StaticId.NUMBER_BITS != categoryId) {
                checkAddressesUsed(category, addressCount, nextAddress);
                categoryId = id >>> StaticId.NUMBER_BITS;
                category = t.categoryRow(categoryId);
                if (category < 0) {
                    throw c.bad(at + 2, "static id of unit", "one of a listed category");
                }
                int row = t.base(CATEGORIES) + CATEGORY_WORDS * category;
                index = t.base(INDEX) + INDEX_WORDS * w[row + 1];
                indexLength = w[row + 2];
                addresses = t.base(ADDRESSES) + w[row + 3];
                addressCount = w[row + 4];
                nextAddress = 0;
            }
            if (w[at + 5] != nextAddress) {
                throw c.bad(at + 5, "first address of unit", Integer.toString(nextAddress));
            }
            if (count < 2 || count > addressCount - nextAddress) {
                throw c.outside(at + 6, "addresses of unit", 2, addressCount - nextAddress);
            }
            int last = addresses + nextAddress + count - 1;
            for (int a = addresses + nextAddress; a < last; a++) {
                if (w[a] < start || w[a] >= stop) {
                    throw c.outside(a, "entry point", start, stop - 1);
                }
            }
            if (w[last] != stop) {
                throw c.bad(last, "end in the address array", Integer.toString(stop));
            }
            if (set == 0) {
                int number = id & StaticId.MAX_NUMBER;
                if (id == previousId || number >= indexLength) {
                    throw c.bad(at + 2, "static id of baseline unit", id == previousId ? "another one" : "a number below " + indexLength);
                }
                int row = index + INDEX_WORDS * number;
                if (w[row] != nextAddress || w[row + 1] != count) {
                    throw w[row] != nextAddress
                            ? c.bad(row, "first in the index table", Integer.toString(nextAddress))
                            : c.bad(row + 1, "count in the index table", Integer.toString(count));
                }
                baselines++;
            } else {
                checkVariant(variant, variantsEnd, at, (at - first) / UNIT_WORDS);
                variant += VARIANT_WORDS;
            }
            nextAddress += count;
            previousEnd = stop;
            previousId = id;
        }
        checkAddressesUsed(category, addressCount, nextAddress);
        checkNothingElse(variant, variantsEnd, baselines);
    }

    private void checkAddressesUsed(int category, int count, int used) throws ArchiveFormatException {
        if (category >= 0 && count != used) {
            throw c.bad(t.base(CATEGORIES) + CATEGORY_WORDS * category + 4, "addresses of category", Integer.toString(used));
        }
    }

    private void checkVariant(int variant, int variantsEnd, int unitAt, int unit) throws ArchiveFormatException {
        if (variant >= variantsEnd) {
            throw c.bad(unitAt + 3, "feature set of unit", "0, as there are no more variants");
        }
        c.expect(variant, "static id of variant", words[unitAt + 2]);
        c.expect(variant + 1, "feature set of variant", words[unitAt + 3]);
        c.expect(variant + 2, "first of variant", words[unitAt + 5]);
        c.expect(variant + 3, "count of variant", words[unitAt + 6]);
        c.expect(variant + 4, "unit of variant", unit);
    }

    private void checkNothingElse(int variant, int variantsEnd, int baselines) throws ArchiveFormatException {
        final int[] w = words;
        if (variant != variantsEnd) {
            throw c.bad(variant, "static id of variant", "no more variants");
        }
        // Categories without units use no addresses.
        for (int category = 0, next = 0; category < t.rows(CATEGORIES); category++) {
            int id = t.categoryId(category) << StaticId.NUMBER_BITS;
            int unit = t.base(UNITS) + UNIT_WORDS * next + 2;
            int end = t.base(UNITS) + UNIT_WORDS * t.rows(UNITS);
            boolean used = unit < end && w[unit] >>> StaticId.NUMBER_BITS == id >>> StaticId.NUMBER_BITS;
            while (unit < end && w[unit] >>> StaticId.NUMBER_BITS == id >>> StaticId.NUMBER_BITS) {
                unit += UNIT_WORDS;
                next++;
            }
            if (!used && t.addressLength(category) != 0) {
                throw c.bad(t.base(CATEGORIES) + CATEGORY_WORDS * category + 4, "addresses of a category without units", "0");
            }
        }
        int present = 0;
        int at = t.base(INDEX);
        for (int end = at + INDEX_WORDS * t.rows(INDEX); at < end; at += INDEX_WORDS) {
            if (w[at] != -1) {
                present++;
            } else if (w[at + 1] != -1) {
                throw c.bad(at + 1, "count in the index table", "-1");
            }
        }
        if (present != baselines) {
            throw c.bad(t.base(INDEX) * 4L, "generated stubs in the index tables", Integer.toString(baselines), Integer.toString(present));
        }
    }

    private void checkCells() throws ArchiveFormatException {
        final int[] w = words;
        final int fixed = t.fixedCellsSize();
        final int strings = t.stringCount();
        int at = t.base(CELLS);
        int next = 0;
        for (int end = at + CELL_WORDS * t.rows(CELLS); at < end; at += CELL_WORDS) {
            // Cells that may be bound again start on a page of their own.
            if (w[at] == fixed && next < fixed && fixed - next < PAGE) {
                next = fixed;
            }
            if (w[at] != next) {
                throw c.bad(at, "offset of cell", Integer.toString(next));
            }
            next += 8;
            int binding = w[at + 1];
            if (binding < CellBinding.IMAGE_OFFSET || binding > CellBinding.VM_VARIABLE) {
                throw c.outside(at + 1, "binding of cell", CellBinding.IMAGE_OFFSET, CellBinding.VM_VARIABLE);
            }
            int id = w[at + 2];
            boolean stub = binding == CellBinding.STUB_ENTRY || binding == CellBinding.IMAGE_OFFSET && id != -1;
            if (stub ? id >>> StaticId.NUMBER_BITS == 0 || id >>> StaticId.NUMBER_BITS > LAST_CATEGORY : id != -1) {
                throw c.bad(at + 2, "static id of cell", stub ? "a static id" : "-1");
            }
            if (w[at + 3] < 0) {
                throw c.bad(at + 3, "index of cell", "not negative");
            }
            if (w[at + 4] < 0 || w[at + 4] >= strings) {
                throw c.outside(at + 4, "name of cell", 0, strings - 1);
            }
            if (w[at + 5] != 0) {
                throw c.bad(at + 5, "reserved word of cell", "0");
            }
        }
        if (next != t.cellsSize()) {
            throw c.bad(H_CELLS_SIZE, "cells size", "the end of the last cell, " + next);
        }
    }

    private void checkFaultRanges() throws ArchiveFormatException {
        final int[] w = words;
        final int text = t.textSize();
        int at = t.base(FAULT_RANGES);
        int previous = 0;
        for (int end = at + FAULT_WORDS * t.rows(FAULT_RANGES); at < end; at += FAULT_WORDS) {
            int start = w[at];
            int stop = w[at + 1];
            if (start < previous || start >= text) {
                throw c.outside(at, "start of fault range", previous, text - 1);
            }
            if (stop <= start || stop > text) {
                throw c.outside(at + 1, "end of fault range", start + 1, text);
            }
            if (w[at + 2] < 0 || w[at + 2] >= text) {
                throw c.outside(at + 2, "handler of fault range", 0, text - 1);
            }
            previous = stop;
        }
    }
}
