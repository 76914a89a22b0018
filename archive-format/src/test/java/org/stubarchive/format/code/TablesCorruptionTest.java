package org.stubarchive.format.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stubarchive.format.code.TablesLayout.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.Archives;

/** One damaged table per check of the validators. */
class TablesCorruptionTest {
    private static final int MUTATIONS = 20_000;

    /** A tables section that can be spoilt. */
    private static final class Section {
        final ByteBuffer bytes;

        Section() {
            ByteBuffer good = Archives.x86().tables();
            bytes = ByteBuffer.allocate(good.remaining()).order(ByteOrder.LITTLE_ENDIAN).put(good).flip();
        }

        int at(int table, int row, int column) {
            return bytes.getInt((HEADER_WORDS + 2 * table) * 4) + 4 * (row * Math.max(1, rowWords(table)) + column);
        }

        int rows(int table) {
            return bytes.getInt((HEADER_WORDS + 2 * table + 1) * 4);
        }

        int get(int table, int row, int column) {
            return bytes.getInt(at(table, row, column));
        }

        void set(int table, int row, int column, int value) {
            bytes.putInt(at(table, row, column), value);
        }

        void header(int word, int value) {
            bytes.putInt(4 * word, value);
        }
    }

    private enum Found { AT_START, BY_TOOLS }

    private static DynamicTest spoil(Found found, String field, Consumer<Section> change) {
        return DynamicTest.dynamicTest(field, () -> {
            Section s = new Section();
            CodeTables.open(s.bytes, "x.sar", "tables");
            change.accept(s);
            ArchiveFormatException e = assertThrows(ArchiveFormatException.class, () -> CodeTables.open(s.bytes, "x.sar", "tables"));
            assertEquals(field, e.field(), e.getMessage());
            assertTrue(e.offset() >= 0 && e.offset() <= s.bytes.limit(), e.getMessage());
            if (found == Found.AT_START) {
                assertEquals(e.getMessage(), assertThrows(ArchiveFormatException.class, () -> CodeTables.openForBinding(s.bytes, "x.sar", "tables")).getMessage());
            } else {
                CodeTables.openForBinding(s.bytes, "x.sar", "tables");
            }
        });
    }

    private static DynamicTest start(String field, Consumer<Section> change) {
        return spoil(Found.AT_START, field, change);
    }

    private static DynamicTest tools(String field, Consumer<Section> change) {
        return spoil(Found.BY_TOOLS, field, change);
    }

    @TestFactory
    List<DynamicTest> header() {
        return List.of(
                start("magic", s -> s.header(H_MAGIC, 0)),
                start("version of the tables", s -> s.header(H_VERSION, VERSION + 1)),
                start("version of the tables", s -> s.header(H_VERSION, 1)),
                start("length", s -> s.header(H_LENGTH, 8)),
                start("target", s -> s.header(H_TARGET, 3)),
                start("text size", s -> s.header(H_TEXT_SIZE, -PAGE)),
                start("text size", s -> s.header(H_TEXT_SIZE, PAGE + 1)),
                start("cells size", s -> s.header(H_CELLS_SIZE, -8)),
                start("cells size", s -> s.header(H_CELLS_SIZE, 12)),
                start("size of fixed cells", s -> s.header(H_FIXED_CELLS_SIZE, 8)),
                start("size of fixed cells", s -> s.header(H_FIXED_CELLS_SIZE, 1 << 28)),
                start("text offset", s -> s.header(H_TEXT_OFFSET, 0)),
                start("offset of units", s -> s.header(HEADER_WORDS + 2 * UNITS, 0)),
                start("rows of units", s -> s.header(HEADER_WORDS + 2 * UNITS + 1, -1)),
                start("rows of units", s -> s.header(HEADER_WORDS + 2 * UNITS + 1, 1 << 29)),
                start("offset of declarations", s -> s.header(HEADER_WORDS + 2 * UNITS + 1, 4)),
                start("padding behind string bytes", s -> s.bytes.put(s.bytes.limit() - 1, (byte) 1)),
                start("length", s -> s.header(HEADER_WORDS + 2 * STRING_BYTES + 1, (s.rows(STRING_BYTES) & -8) - 8)));
    }

    @Test
    void sectionsThatAreTooShortOrUnaligned() {
        for (int length : new int[] {0, 8, TABLES_START - 8, TABLES_START + 4, TABLES_START + 1}) {
            ArchiveFormatException e = assertThrows(ArchiveFormatException.class, () -> CodeTables.open(ByteBuffer.allocate(length), "x.sar", "tables"));
            assertEquals("length", e.field());
        }
        ByteBuffer good = new Section().bytes;
        for (int length = TABLES_START; length < good.limit(); length += 8) {
            ByteBuffer cut = good.slice(0, length);
            assertThrows(ArchiveFormatException.class, () -> CodeTables.openForBinding(cut, "x.sar", "tables"));
        }
    }

    @TestFactory
    List<DynamicTest> whatBindingUses() {
        int last = Integer.MAX_VALUE;
        return List.of(
                start("first string offset", s -> s.set(STRING_OFFSETS, 0, 0, 1)),
                start("string offset", s -> s.set(STRING_OFFSETS, 1, 0, -1)),
                start("string offset", s -> s.set(STRING_OFFSETS, 1, 0, last)),
                start("last string offset", s -> s.set(STRING_OFFSETS, s.rows(STRING_OFFSETS) - 1, 0, s.rows(STRING_BYTES) - 1)),
                start("feature name", s -> s.set(FEATURE_NAMES, 0, 0, last)),
                start("feature set", s -> s.set(FEATURE_SETS, 1, 0, 1)),
                start("feature set", s -> s.set(FEATURE_SETS, 1, 1, last)),
                start("members of each feature set", s -> s.set(FEATURE_SETS, 2, 1, 2)),
                start("name of dependency", s -> s.set(DEPENDENCIES, 0, 1, -1)),
                start("kind of dependency", s -> s.set(DEPENDENCIES, 0, 0, 4)),
                start("dependency set", s -> s.set(DEPENDENCY_SETS, 0, 1, 2)),
                start("category", s -> s.set(CATEGORIES, 1, 0, 1)),
                start("category", s -> s.set(CATEGORIES, 1, 0, 0x0c)),
                start("first index row of category", s -> s.set(CATEGORIES, 1, 1, 0)),
                start("index rows of category", s -> s.set(CATEGORIES, 1, 2, last)),
                start("index rows of all categories", s -> s.set(CATEGORIES, 1, 2, 1)),
                start("first address of category", s -> s.set(CATEGORIES, 1, 3, 0)),
                start("addresses of category", s -> s.set(CATEGORIES, 1, 4, -1)),
                start("addresses of all categories", s -> s.set(CATEGORIES, 1, 4, 0)),
                start("start of unit", s -> s.set(UNITS, 1, 0, 16)),
                start("start of unit", s -> {
                    s.set(UNITS, 1, 0, s.get(UNITS, 1, 0) + 1);
                    s.set(UNITS, 1, 7, 0);
                }),
                start("end of unit", s -> s.set(UNITS, 4, 1, last)),
                start("end of unit", s -> s.set(UNITS, 0, 1, 0)),
                start("static id of unit", s -> s.set(UNITS, 1, 2, 0)),
                start("static id of unit", s -> s.set(UNITS, 0, 2, 1)),
                start("addresses of category", s -> s.set(UNITS, 4, 2, 0x05000001)),
                start("feature set of unit", s -> s.set(UNITS, 1, 3, 3)),
                start("feature set of unit", s -> s.set(UNITS, 1, 3, -1)),
                start("static id of variant", s -> s.set(UNITS, 1, 3, 1)),
                start("dependency set of unit", s -> s.set(UNITS, 1, 4, 1)),
                start("first address of unit", s -> s.set(UNITS, 1, 5, 0)),
                start("addresses of unit", s -> s.set(UNITS, 1, 6, 1)),
                start("addresses of unit", s -> s.set(UNITS, 1, 6, last)),
                start("code size of unit", s -> s.set(UNITS, 1, 7, 41)),
                start("code size of unit", s -> s.set(UNITS, 1, 7, -1)),
                start("alignment of unit", s -> s.set(UNITS, 1, 8, 0)),
                start("alignment of unit", s -> s.set(UNITS, 1, 8, 48)),
                start("alignment of unit", s -> s.set(UNITS, 1, 8, 2 * PAGE)),
                start("start of unit", s -> s.set(UNITS, 1, 8, PAGE)),
                start("entry point", s -> s.set(ADDRESSES, 3, 0, 0)),
                start("entry point", s -> s.set(ADDRESSES, 1, 0, s.get(UNITS, 0, 1))),
                start("end in the address array", s -> s.set(ADDRESSES, 2, 0, 0)),
                start("static id of baseline unit", s -> s.set(UNITS, 1, 2, 0x01000001)),
                start("static id of baseline unit", s -> s.set(UNITS, 1, 2, 0x01000004)),
                start("first in the index table", s -> s.set(INDEX, 1, 0, 1)),
                start("count in the index table", s -> s.set(INDEX, 1, 1, 2)),
                start("count in the index table", s -> s.set(INDEX, 2, 1, 0)),
                start("generated stubs in the index tables", s -> s.set(INDEX, 2, 0, 0)),
                start("static id of variant", s -> s.set(VARIANTS, 0, 0, 0x01000001)),
                start("feature set of variant", s -> s.set(VARIANTS, 0, 1, 2)),
                start("first of variant", s -> s.set(VARIANTS, 0, 2, 0)),
                start("count of variant", s -> s.set(VARIANTS, 0, 3, 3)),
                start("unit of variant", s -> s.set(VARIANTS, 0, 4, 0)),
                start("offset of cell", s -> s.set(CELLS, 1, 0, 0)),
                start("offset of cell", s -> s.set(CELLS, 0, 0, 4)),
                start("offset of cell", s -> s.set(CELLS, s.rows(CELLS) - 1, 0, last)),
                start("binding of cell", s -> s.set(CELLS, 0, 1, 5)),
                start("static id of cell", s -> s.set(CELLS, 3, 2, 0x01000001)),
                start("static id of cell", s -> s.set(CELLS, 2, 2, -1)),
                start("static id of cell", s -> s.set(CELLS, 2, 2, 0x7F000001)),
                start("index of cell", s -> s.set(CELLS, 0, 3, -1)),
                start("name of cell", s -> s.set(CELLS, 0, 4, last)),
                start("reserved word of cell", s -> s.set(CELLS, 0, 5, 1)),
                start("start of fault range", s -> s.set(FAULT_RANGES, 1, 0, s.get(FAULT_RANGES, 0, 0))),
                start("end of fault range", s -> s.set(FAULT_RANGES, 1, 1, 0)),
                start("end of fault range", s -> s.set(FAULT_RANGES, 1, 1, last)),
                start("handler of fault range", s -> s.set(FAULT_RANGES, 0, 2, -1)));
    }

    @TestFactory
    List<DynamicTest> whatRefersToOtherTables() {
        int last = Integer.MAX_VALUE;
        return List.of(
                start("entry name", s -> s.set(ENTRY_NAMES, 0, 0, last)),
                start("static id of declaration", s -> s.set(DECLARATIONS, 1, 0, 0x01000001)),
                start("static id of declaration", s -> s.set(DECLARATIONS, 3, 0, 0x0c000001)),
                start("name of declaration", s -> s.set(DECLARATIONS, 0, 1, -1)),
                start("entries of declaration", s -> s.set(DECLARATIONS, 0, 3, 0)),
                start("first entry name of declaration", s -> s.set(DECLARATIONS, 0, 2, last)),
                start("descriptor of declaration", s -> s.set(DECLARATIONS, 0, 4, last)),
                start("declaration of unit", s -> s.set(UNITS, 0, 9, last)),
                start("declaration of unit", s -> s.set(UNITS, 0, 9, 1)),
                start("addresses of unit", s -> s.set(DECLARATIONS, 0, 3, 1)),
                start("static id of cell", s -> s.set(CELLS, 2, 2, 0x05000001)),
                start("entry of cell", s -> s.set(CELLS, 2, 3, 1)),
                start("start of fault range", s -> s.set(FAULT_RANGES, 0, 0, s.get(UNITS, 1, 1))),
                start("end of fault range", s -> s.set(FAULT_RANGES, 1, 1, s.get(UNITS, 2, 1) + 1)),
                start("handler of fault range", s -> s.set(FAULT_RANGES, 0, 2, 0)),
                start("name of cell", s -> s.set(CELLS, 2, 4, 1)),
                start("name of cell", s -> s.set(CELLS, 0, 4, 1)),
                start("index of cell", s -> s.set(CELLS, 0, 3, 2)),
                start("index of cell", s -> s.set(CELLS, 3, 3, 1)),
                start("addend of cell", s -> s.set(CELLS, 3, 6, PAGE + 1)),
                start("addend of cell", s -> s.set(CELLS, 0, 6, last)),
                start("addend of cell", s -> s.set(CELLS, 0, 7, -1)),
                start("offset of cell", s -> s.set(CELLS, 1, 0, 16)));
    }

    @TestFactory
    List<DynamicTest> whatOnlyDescribes() {
        int last = Integer.MAX_VALUE;
        int empty = 0;
        return List.of(
                tools("name of dependency", s -> s.set(DEPENDENCIES, 0, 1, empty)),
                tools("feature name", s -> s.set(FEATURE_NAMES, 0, 0, empty)),
                tools("name of cell", s -> s.set(CELLS, 3, 4, empty)),
                tools("name of declaration", s -> s.set(DECLARATIONS, 0, 1, empty)),
                tools("site of relocation", s -> s.set(TEXT_RELOCATIONS, 1, 0, 0)),
                tools("site of relocation", s -> s.set(TEXT_RELOCATIONS, 2, 0, 61)),
                tools("site of relocation", s -> s.set(TEXT_RELOCATIONS, 6, 0, s.get(UNITS, 1, 1))),
                tools("kind of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 1, 2)),
                tools("symbol kind of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 2, 6)),
                tools("symbol kind of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 2, 5)),
                tools("static id of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 3, 0x05000001)),
                tools("static id of relocation", s -> s.set(TEXT_RELOCATIONS, 2, 3, 0x01000001)),
                tools("name of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 4, last)),
                tools("name of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 4, empty)),
                tools("index of relocation", s -> s.set(TEXT_RELOCATIONS, 2, 5, -1)),
                tools("entry of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 5, 1)),
                tools("cell of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 6, last)),
                tools("reserved word of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 7, 1)),
                tools("string", s -> s.set(STRING_OFFSETS, 2, 0, s.get(STRING_OFFSETS, 1, 0))),
                tools("string", s -> s.bytes.put(s.at(STRING_BYTES, 0, 0), (byte) 0xC3)),
                tools("addend of relocation", s -> s.set(TEXT_RELOCATIONS, 0, 8, 9)));
    }

    /** Every word of the section, changed in several ways: refused, or every accessor works. */
    @Test
    void anyChangeIsRefusedOrHarmless() throws Exception {
        Random random = new Random(1);
        byte[] good = new Section().bytes.array();
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            ByteBuffer bytes = ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN);
            int at = 4 * random.nextInt(good.length / 4);
            int[] values = {0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt(), bytes.getInt(at) + 1, bytes.getInt(at) - 1, bytes.getInt(at) ^ 1 << random.nextInt(32)};
            bytes.putInt(at, values[random.nextInt(values.length)]);
            try {
                readAll(CodeTables.open(bytes, "x.sar", "tables"));
                accepted++;
            } catch (ArchiveFormatException e) {
                assertTrue(e.getMessage().startsWith("x.sar: tables at offset "), e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("word at " + at + " = " + bytes.getInt(at), e);
            }
        }
        assertTrue(accepted < MUTATIONS / 2, accepted + " accepted");
    }

    private static void readAll(CodeTables t) {
        List<Object> all = new ArrayList<>(Arrays.asList(t.target(), t.layoutHash()));
        for (int c = 0; c < t.categoryCount(); c++) {
            for (int n = 0; n < t.indexLength(c); n++) {
                for (int i = 0; i < t.indexCount(c, n); i++) {
                    all.add(t.address(c, t.indexFirst(c, n) + i));
                }
            }
        }
        for (int v = 0; v < t.variantCount(); v++) {
            all.add(t.unitStart(t.variantUnit(v)) + t.variantStaticId(v) + t.variantFirst(v) + t.variantAddressCount(v));
        }
        for (int u = 0; u < t.unitCount(); u++) {
            all.add(t.unitName(u) + t.declarationDescriptor(t.unitDeclaration(u)) + t.dependencyCount(t.unitDependencySet(u)));
            for (int e = 0; e < t.unitEntryCount(u); e++) {
                all.add(t.unitEntry(u, e) + t.declarationEntryName(t.unitDeclaration(u), e));
            }
        }
        for (int set = 0; set < t.featureSetCount(); set++) {
            for (int i = 0; i < t.featureCount(set); i++) {
                all.add(t.featureName(set, i));
            }
        }
        for (int set = 0; set < t.dependencySetCount(); set++) {
            for (int i = 0; i < t.dependencyCount(set); i++) {
                all.add(t.dependencyName(set, i) + t.dependencyKind(set, i) + t.dependencyValue(set, i));
            }
        }
        for (int c = 0; c < t.cellCount(); c++) {
            all.add(t.cellName(c) + t.cellOffset(c) + t.cellBinding(c) + t.cellStaticId(c) + t.cellIndex(c) + t.cellAddend(c));
        }
        for (int r = 0; r < t.relocationCount(); r++) {
            all.add(t.relocationName(r) + t.relocationSite(r) + t.relocationCell(r) + t.relocationAddend(r) + t.relocationIndex(r));
        }
        for (int f = 0; f < t.faultCount(); f++) {
            all.add(t.findUnit(t.faultStart(f)) + t.findUnit(t.faultHandler(f)));
        }
        assertTrue(all.size() > 2);
    }
}
