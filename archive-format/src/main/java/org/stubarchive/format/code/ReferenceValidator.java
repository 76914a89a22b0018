package org.stubarchive.format.code;

import static org.stubarchive.format.code.TablesLayout.*;

import org.stubarchive.format.ArchiveFormatException;

/**
 * Checks what refers from one table to another beyond binding's own tables: declarations to strings, units to declarations, cells to stubs, fault ranges to units. Relies on
 * {@link BindingValidator}. Linear; runs at every start: see {@link TablesChecker} for why loops compare inline.
 */
final class ReferenceValidator {
    private final CodeTables t;
    private final TablesChecker c;
    private final int[] words;

    ReferenceValidator(CodeTables tables, TablesChecker checker) {
        this.t = tables;
        this.c = checker;
        this.words = tables.words();
    }

    void check() throws ArchiveFormatException {
        checkDeclarations();
        checkUnits();
        checkCells();
        checkFaultRanges();
    }

    private void checkDeclarations() throws ArchiveFormatException {
        final int[] w = words;
        final int strings = t.stringCount();
        final int names = t.rows(ENTRY_NAMES);
        for (int i = t.base(ENTRY_NAMES), end = i + names; i < end; i++) {
            if (w[i] < 0 || w[i] >= strings) {
                throw c.outside(i, "entry name", 0, strings - 1);
            }
        }
        int at = t.base(DECLARATIONS);
        int previous = 0;
        for (int end = at + t.rows(DECLARATIONS) * DECLARATION_WORDS; at < end; at += DECLARATION_WORDS) {
            int id = w[at];
            int entries = w[at + 3];
            if (id <= previous || id >>> StaticId.NUMBER_BITS > LAST_CATEGORY) {
                throw c.outside(at, "static id of declaration", previous + 1, (LAST_CATEGORY + 1 << StaticId.NUMBER_BITS) - 1);
            }
            previous = id;
            if (w[at + 1] < 0 || w[at + 1] >= strings) {
                throw c.outside(at + 1, "name of declaration", 0, strings - 1);
            }
            if (entries < 1 || entries > names) {
                throw c.outside(at + 3, "entries of declaration", 1, names);
            }
            if (w[at + 2] < 0 || w[at + 2] > names - entries) {
                throw c.outside(at + 2, "first entry name of declaration", 0, names - entries);
            }
            if (w[at + 4] < 0 || w[at + 4] >= strings) {
                throw c.outside(at + 4, "descriptor of declaration", 0, strings - 1);
            }
        }
    }

    /** Each unit has the declaration of its static id, and as many entries. */
    private void checkUnits() throws ArchiveFormatException {
        final int[] w = words;
        final int declarations = t.base(DECLARATIONS);
        final int count = t.declarationCount();
        int at = t.base(UNITS);
        for (int end = at + t.rows(UNITS) * UNIT_WORDS; at < end; at += UNIT_WORDS) {
            int row = w[at + 9];
            if (row < 0 || row >= count) {
                throw c.outside(at + 9, "declaration of unit", 0, count - 1);
            }
            int declaration = declarations + row * DECLARATION_WORDS;
            if (w[declaration] != w[at + 2]) {
                throw c.bad(at + 9, "declaration of unit", "the one of its static id");
            }
            if (w[at + 6] != w[declaration + 3] + 1) {
                throw c.bad(at + 6, "addresses of unit", Integer.toString(w[declaration + 3] + 1));
            }
        }
    }

    private void checkCells() throws ArchiveFormatException {
        final int[] w = words;
        int at = t.base(CELLS);
        for (int cell = 0, count = t.cellCount(); cell < count; cell++, at += CELL_WORDS) {
            if (w[at + 2] != -1) {
                checkStubCell(at, cell);
            } else if (w[at + 1] == CellBinding.IMAGE_OFFSET) {
                if (w[at + 3] > 1) {
                    throw c.outside(at + 3, "index of cell", 0, 1);
                }
                c.require(t.cellName(cell).equals(CodeSymbol.TEXT), at + 4, "name of cell", CodeSymbol.TEXT);
                checkInText(at, cell, w[at + 3] == 0 ? 0 : t.textSize());
            } else {
                c.expect(at + 3, "index of cell", 0);
                long most = w[at + 1] == CellBinding.EXTERNAL_FUNCTION ? 0 : PAGE;
                if (t.cellAddend(cell) < 0 || t.cellAddend(cell) > most) {
                    throw addend(at, cell, "0.." + most);
                }
            }
        }
    }

    /** A cell that names an entry of a stub: of one that is declared, under its name. */
    private void checkStubCell(int at, int cell) throws ArchiveFormatException {
        final int[] w = words;
        int declaration = t.findDeclaration(w[at + 2]);
        if (declaration < 0) {
            throw c.bad(at + 2, "static id of cell", "a declared stub");
        }
        int row = t.base(DECLARATIONS) + declaration * DECLARATION_WORDS;
        c.range(at + 3, "entry of cell", 0, w[row + 3] - 1);
        c.expect(at + 4, "name of cell", w[row + 1]);
        if (w[at + 1] == CellBinding.IMAGE_OFFSET) {
            int category = t.categoryRow(w[at + 2] >>> StaticId.NUMBER_BITS);
            int number = w[at + 2] & StaticId.MAX_NUMBER;
            int first = category < 0 || number >= t.indexLength(category) ? -1 : t.indexFirst(category, number);
            if (first < 0) {
                throw c.bad(at + 2, "static id of cell", "a stub of this image");
            }
            checkInText(at, cell, t.address(category, first + w[at + 3]));
        }
    }

    private void checkInText(int at, int cell, int offset) throws ArchiveFormatException {
        long addend = t.cellAddend(cell);
        if (addend < -offset || addend > t.textSize() - offset) {
            throw addend(at, cell, -offset + ".." + (t.textSize() - offset));
        }
    }

    private ArchiveFormatException addend(int at, int cell, String expected) {
        return c.bad((at + 6) * 4L, "addend of cell", expected, Long.toString(t.cellAddend(cell)));
    }

    /** Fault ranges and their handlers lie in the instructions of one unit. Both tables ascend. */
    private void checkFaultRanges() throws ArchiveFormatException {
        final int[] w = words;
        int unit = t.base(UNITS);
        final int unitsEnd = unit + t.rows(UNITS) * UNIT_WORDS;
        int at = t.base(FAULT_RANGES);
        for (int end = at + FAULT_WORDS * t.rows(FAULT_RANGES); at < end; at += FAULT_WORDS) {
            while (unit < unitsEnd && w[unit + 1] <= w[at]) {
                unit += UNIT_WORDS;
            }
            if (unit == unitsEnd || w[at] < w[unit]) {
                throw c.bad(at, "start of fault range", "inside a unit");
            }
            int code = w[unit] + w[unit + 7];
            if (w[at + 1] > code) {
                throw c.bad(at + 1, "end of fault range", "inside the unit's instructions");
            }
            if (w[at + 2] < w[unit] || w[at + 2] >= code) {
                throw c.bad(at + 2, "handler of fault range", "inside the unit's instructions");
            }
        }
    }
}
