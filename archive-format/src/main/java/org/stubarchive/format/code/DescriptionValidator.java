package org.stubarchive.format.code;

import static org.stubarchive.format.code.TablesLayout.*;

import java.nio.charset.StandardCharsets;
import org.stubarchive.format.ArchiveFormatException;

/** Checks what only tools use: that names are there and strings in order, and the relocations in the text. Relies on {@link ReferenceValidator}. */
final class DescriptionValidator {
    /** What the decoder puts in the place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final CodeTables t;
    private final TablesChecker c;
    private final int[] words;

    DescriptionValidator(CodeTables tables, TablesChecker checker) {
        this.t = tables;
        this.c = checker;
        this.words = tables.words();
    }

    void check() throws ArchiveFormatException {
        checkStrings();
        checkNames(DEPENDENCIES, DEPENDENCY_WORDS, 1, "name of dependency");
        checkNames(FEATURE_NAMES, 1, 0, "feature name");
        checkNames(CELLS, CELL_WORDS, 4, "name of cell");
        checkNames(DECLARATIONS, DECLARATION_WORDS, 1, "name of declaration");
        checkRelocations();
    }

    private void index(int at, String field, int limit) throws ArchiveFormatException {
        c.range(at, field, 0, limit - 1);
    }

    /** A column of names that must not be empty; that they are strings was checked before. */
    private void checkNames(int table, int rowWords, int column, String field) throws ArchiveFormatException {
        for (int at = t.base(table) + column, end = t.base(table) + t.rows(table) * rowWords; at < end; at += rowWords) {
            c.require(!t.string(words[at]).isEmpty(), at, field, "a string that is not empty");
        }
    }

    /** Strings are UTF-8 and ascend, so each is there once. */
    private void checkStrings() throws ArchiveFormatException {
        String previous = null;
        for (int i = 0, at = t.base(STRING_OFFSETS); i < t.stringCount(); i++, at++) {
            String s = t.string(i);
            boolean decoded = s.indexOf(REPLACEMENT) < 0 && s.getBytes(StandardCharsets.UTF_8).length == words[at + 1] - words[at];
            c.require(decoded, at, "string", "UTF-8");
            c.require(previous == null || previous.compareTo(s) < 0, at, "string", "one that sorts behind the string before it");
            previous = s;
        }
    }

    private void checkStubEntry(int idAt, int indexAt, String id, String entry) throws ArchiveFormatException {
        int declaration = t.findDeclaration(words[idAt]);
        c.require(declaration >= 0, idAt, id, "a declared stub");
        index(indexAt, entry, t.declarationEntryCount(declaration));
    }

    private void checkRelocations() throws ArchiveFormatException {
        int at = t.base(TEXT_RELOCATIONS);
        int previous = -1;
        int unit = 0;
        for (int end = at + RELOCATION_WORDS * t.rows(TEXT_RELOCATIONS); at < end; at += RELOCATION_WORDS) {
            c.range(at, "site of relocation", previous + 1, t.textSize() - 1);
            int site = words[at];
            previous = site;
            while (unit < t.unitCount() && t.unitEnd(unit) <= site) {
                unit++;
            }
            c.require(unit < t.unitCount() && site >= t.unitStart(unit), at, "site of relocation", "inside a unit");
            checkKind(at, t.target(), t.unitEnd(unit));
            c.range(at + 2, "symbol kind of relocation", SymbolKind.STUB_ENTRY.id(), SymbolKind.INTERNAL_LABEL.id());
            index(at + 4, "name of relocation", t.stringCount());
            c.require(!t.string(words[at + 4]).isEmpty(), at + 4, "name of relocation", "a string that is not empty");
            c.range(at + 5, "index of relocation", 0, Integer.MAX_VALUE);
            boolean internal = words[at + 1] == RelocationKind.INTERNAL.id();
            c.require(internal == (words[at + 2] == SymbolKind.INTERNAL_LABEL.id()), at + 2, "symbol kind of relocation", "an internal label exactly for the internal kind");
            c.range(at + 6, "cell of relocation", internal ? -1 : 0, internal ? -1 : t.cellCount() - 1);
            c.expect(at + 7, "reserved word of relocation", 0);
            if (words[at + 2] == SymbolKind.STUB_ENTRY.id()) {
                checkStubEntry(at + 3, at + 5, "static id of relocation", "entry of relocation");
            } else {
                c.expect(at + 3, "static id of relocation", -1);
            }
        }
    }

    private void checkKind(int at, Target target, int unitEnd) throws ArchiveFormatException {
        int kind = words[at + 1];
        long addend = words[at + 8] & 0xFFFFFFFFL | (long) words[at + 9] << 32;
        long extent = 1;
        if (kind == RelocationKind.X86_CELL_DISP32.id() && target == Target.LINUX_X86_64) {
            c.require(addend >= 0 && addend <= 8, at + 8, "addend of relocation", "0..8 bytes behind the operand");
            if (words[at] + Integer.BYTES <= unitEnd && words[at] + Integer.BYTES + addend > unitEnd) {
                throw c.bad(at + 8, "addend of relocation", "at most " + (unitEnd - words[at] - Integer.BYTES) + ", the bytes of the unit behind the operand at text offset " + words[at]);
            }
            extent = Integer.BYTES;
        } else if (kind == RelocationKind.AARCH64_CELL_ADRP_LDR.id() && target == Target.LINUX_AARCH64) {
            extent = 8;
        } else {
            c.require(kind == RelocationKind.INTERNAL.id(), at + 1, "kind of relocation", "one that the target's text can hold");
        }
        if (words[at] + extent > unitEnd) {
            throw c.bad(at, "site of relocation", "at most " + (unitEnd - extent) + ", as its operand has " + extent + " bytes and the unit ends at " + unitEnd);
        }
    }
}
