package org.stubarchive.format.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stubarchive.format.Stubs.operand;
import static org.stubarchive.format.Stubs.stub;
import static org.stubarchive.format.Stubs.with;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CellBinding;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.DependencyKind;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.LayoutHash;

class TextLinkerTest {
    private static final Catalogue CATALOGUE = Stubs.exampleCatalogue();

    private static CodeImage link(List<StubCode> stubs) {
        return TextLinker.link(Target.LINUX_X86_64, CATALOGUE, stubs);
    }

    private static CodeTables open(CodeImage image) throws ArchiveFormatException {
        return CodeTables.open(image.tables(), "memory", "tables");
    }

    private static byte[] bytes(ByteBuffer b) {
        byte[] bytes = new byte[b.remaining()];
        b.get(bytes);
        return bytes;
    }

    /** The example of architecture.md, section 3. */
    @Test
    void addressArrayAndIndexTableOfTheExample() throws Exception {
        CodeTables t = open(link(List.of(stub("s1", CpuFeatures.BASELINE, 100, 0, 0, 64), stub("s3", CpuFeatures.BASELINE, 20, 0, 4))));
        int initial = t.categoryRow(Category.INITIAL.id());
        assertEquals(5, t.addressLength(initial));
        int[] addresses = {0, 64, 100, 112 + 4, 112 + 20};
        for (int i = 0; i < addresses.length; i++) {
            assertEquals(addresses[i], t.address(initial, i), "address array " + i);
        }
        int[][] index = {{-1, -1}, {0, 3}, {-1, -1}, {3, 2}};
        assertEquals(index.length, t.indexLength(initial));
        for (int n = 0; n < index.length; n++) {
            assertEquals(index[n][0], t.indexFirst(initial, n), "first of " + n);
            assertEquals(index[n][1], t.indexCount(initial, n), "count of " + n);
        }
        int none = t.categoryRow(Category.FINAL.id());
        assertEquals(0, t.addressLength(none));
        assertEquals(-1, t.indexFirst(none, 1));
    }

    @Test
    void variantsAreOrderedByPreferenceAndBaselineIsInTheIndex() throws Exception {
        CodeTables t = open(link(Stubs.exampleStubs()));
        int f1 = StaticId.of(Category.FINAL, 1);
        assertEquals(2, t.variantCount());
        assertEquals(f1, t.variantStaticId(0));
        assertEquals(f1, t.variantStaticId(1));
        assertEquals(1, t.featureCount(t.variantFeatureSet(0)));
        assertEquals("AVX2", t.featureName(t.variantFeatureSet(0), 0));
        assertEquals(3, t.featureCount(t.variantFeatureSet(1)));
        int category = t.categoryRow(Category.FINAL.id());
        assertEquals(0, t.indexFirst(category, 1));
        assertEquals(2, t.indexCount(category, 1));
        assertEquals(2, t.variantFirst(0));
        assertEquals(4, t.variantFirst(1));
        int unit = t.variantUnit(1);
        assertEquals(70, t.unitEnd(unit) - t.unitStart(unit));
        assertEquals(t.unitStart(unit), t.address(category, t.variantFirst(1)));
    }

    @Test
    void stubsAreFoundByPcAndGapsTrap() throws Exception {
        CodeImage image = link(Stubs.exampleStubs());
        CodeTables t = open(image);
        assertEquals(5, t.unitCount());
        byte[] text = bytes(image.text());
        assertEquals(0, text.length % TablesLayout.PAGE);
        int inside = 0;
        for (int offset = 0; offset < text.length; offset++) {
            int unit = t.findUnit(offset);
            if (unit < 0) {
                assertEquals((byte) 0xCC, text[offset], "gap at " + offset);
            } else {
                assertTrue(t.unitStart(unit) <= offset && offset < t.unitEnd(unit));
                inside++;
            }
        }
        assertEquals(64 + 40 + 33 + 70 + 50, inside);
        assertEquals(-1, t.findUnit(-1));
        assertEquals(-1, t.findUnit(Integer.MAX_VALUE));
        assertEquals("s1", t.unitName(0));
        assertEquals(56, t.unitCodeSize(0));
        assertEquals(8, t.unitConstantSize(0));
        assertEquals(2, t.unitEntryCount(0));
        assertEquals(32, t.unitEntry(0, 1));
        assertEquals("s1_1", t.declarationEntryName(t.unitDeclaration(0), 1));
        assertEquals("loop", image.labels().get(8));
    }

    @Test
    void operandsReachTheirCells() throws Exception {
        CodeImage image = link(Stubs.exampleStubs());
        CodeTables t = open(image);
        ByteBuffer text = image.text();
        int operands = 0;
        for (int r = 0; r < t.relocationCount(); r++) {
            int cell = t.relocationCell(r);
            if (cell >= 0) {
                int site = t.relocationSite(r);
                assertEquals(t.cellOffset(cell), t.textOffset() + site + 4 + text.getInt(site));
                assertEquals(t.relocationName(r), t.cellName(cell));
                operands++;
            } else {
                assertEquals(RelocationKind.INTERNAL.id(), t.relocationKind(r));
                assertEquals("loop", t.relocationName(r));
            }
        }
        assertEquals(6, operands);
        assertEquals(4, t.firstRelocation(t.unitStart(1)));
        assertEquals(0, t.firstRelocation(0));
        assertEquals(t.relocationCount(), t.firstRelocation(t.textSize()));
    }

    @Test
    void cellsSayHowToBindThem() throws Exception {
        CodeImage image = link(Stubs.exampleStubs());
        CodeTables t = open(image);
        ByteBuffer cells = image.cells();
        assertEquals(cells.remaining(), t.cellsSize());
        assertEquals(TablesLayout.PAGE, t.fixedCellsSize());
        assertEquals(TablesLayout.PAGE + 8, t.cellsSize());
        List<String> seen = new ArrayList<>();
        for (int c = 0; c < t.cellCount(); c++) {
            seen.add(CellBinding.name(t.cellBinding(c)) + " " + t.cellName(c) + " " + t.cellIndex(c) + " "
                    + (t.cellOffset(c) < t.fixedCellsSize() ? "fixed " : "rebindable ") + cells.getLong(t.cellOffset(c)));
        }
        assertEquals(List.of(
                "image offset text 1 fixed " + (t.textOffset() + t.textSize()),
                "image offset s3 0 fixed " + (t.textOffset() + t.unitEntry(1, 0)),
                "stub entry f1 0 fixed 0", // has variants: the address table knows which
                "external function memcpy 0 fixed 0",
                "VM variable table 0 fixed 0",
                "stub entry s2 0 rebindable 0"), seen);
    }

    @Test
    void equalSymbolsShareACell() throws Exception {
        StubCode a = with(stub("s1", CpuFeatures.BASELINE, 64, 0, 0, 8), operand(0, CodeSymbol.external("free")), operand(8, CodeSymbol.external("free")));
        StubCode b = with(stub("s3", CpuFeatures.BASELINE, 64, 0, 0), operand(0, CodeSymbol.external("free")));
        CodeTables t = open(link(List.of(a, b)));
        assertEquals(1, t.cellCount());
        assertEquals(3, t.relocationCount());
        assertEquals(8, t.fixedCellsSize());
        assertEquals(TablesLayout.PAGE, t.textOffset());
    }

    @Test
    void trailingBytesOfAnX86InstructionCount() throws Exception {
        StubCode a = with(stub("s3", CpuFeatures.BASELINE, 64, 0, 0),
                new Relocation(RelocationKind.X86_CELL_DISP32, 3, CodeSymbol.variable("v"), 1));
        CodeImage image = link(List.of(a));
        CodeTables t = open(image);
        assertEquals(0, t.textOffset() + 3 + 4 + 1 + image.text().getInt(3));
        assertEquals(0, t.cellAddend(0));
        assertEquals(1, t.relocationAddend(0));
    }

    @Test
    void aarch64PairLoadsItsCell() throws Exception {
        ByteBuffer code = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        code.putInt(0xD503201F).putInt(0x90000010).putInt(0xF9400211).putInt(0xD65F03C0);
        StubCode s = new StubCode("s3", CpuFeatures.BASELINE, code.array(), 16, List.of(0), List.of(), List.of(
                new Relocation(RelocationKind.AARCH64_CELL_ADRP_LDR, 4, CodeSymbol.variable("v"), 24)), new TreeMap<>(), 16);
        StubCode many = new StubCode("s1", CpuFeatures.BASELINE, new byte[20000], 16, List.of(0, 4), List.of(), List.of(), new TreeMap<>(), 20000);
        CodeImage image = TextLinker.link(Target.LINUX_AARCH64, CATALOGUE, List.of(s, many));
        CodeTables t = open(image);
        assertEquals(24, t.cellAddend(0));
        int site = t.relocationSite(0);
        int adrp = image.text().getInt(site);
        int ldr = image.text().getInt(site + 4);
        long pages = ((long) (adrp >> 5 & 0x7FFFF) << 2 | adrp >>> 29 & 3) << 43 >> 43;
        long address = (t.textOffset() + site & -4096) + pages * 4096 + (ldr >>> 10 & 0xFFF) * 8L;
        assertEquals(t.cellOffset(0), address);
        assertEquals(0x90000010, adrp & 0x9F00001F);
        assertEquals(0xF9400211, ldr & 0xFFC003FF);
        assertEquals(0, image.text().getInt(t.unitEnd(1)), "udf #0 fills gaps");
        StubCode wrong = new StubCode("s3", CpuFeatures.BASELINE, new byte[16], 16, List.of(0), List.of(), s.relocations(), new TreeMap<>(), 16);
        assertThrows(IllegalArgumentException.class, () -> TextLinker.link(Target.LINUX_AARCH64, CATALOGUE, List.of(wrong)));
    }

    @Test
    void faultRangesAreTextRelativeAndFound() throws Exception {
        CodeTables t = open(link(Stubs.exampleStubs()));
        int start = t.unitStart(2);
        assertEquals(2, t.faultCount());
        assertEquals(-1, t.findFaultRange(start + 3));
        assertEquals(0, t.findFaultRange(start + 4));
        assertEquals(0, t.findFaultRange(start + 11));
        assertEquals(1, t.findFaultRange(start + 12));
        assertEquals(-1, t.findFaultRange(start + 14));
        assertEquals(start + 20, t.faultHandler(0));
    }

    @Test
    void equalDependencySetsAreStoredOnce() throws Exception {
        TextLinker linker = new TextLinker(Target.LINUX_X86_64, CATALOGUE);
        linker.add(stub("s1", CpuFeatures.BASELINE, 8, 0, 0, 1));
        linker.add(stub("s3", CpuFeatures.BASELINE, 8, 0, 0), Set.of(Dependency.LAYOUTS, Dependency.flag("UseTLAB", 1)));
        linker.add(stub("f1", CpuFeatures.BASELINE, 8, 0, 0), Set.of(Dependency.flag("UseTLAB", 1), Dependency.LAYOUTS));
        CodeTables t = open(linker.link());
        assertEquals(2, t.dependencySetCount());
        assertEquals(t.unitDependencySet(1), t.unitDependencySet(2));
        int set = t.unitDependencySet(2);
        assertEquals(2, t.dependencyCount(set));
        assertEquals(DependencyKind.LAYOUT.id(), t.dependencyKind(set, 0));
        assertEquals(LayoutHash.VALUE, t.dependencyValue(set, 0));
        assertEquals("UseTLAB", t.dependencyName(set, 1));
        assertEquals(1, t.dependencyValue(set, 1));
        assertEquals(LayoutHash.VALUE, t.layoutHash());
    }

    @Test
    void orderOfAdditionDoesNotMatter() {
        CodeImage first = link(Stubs.exampleStubs());
        List<StubCode> reversed = new ArrayList<>(Stubs.exampleStubs());
        Collections.reverse(reversed);
        CodeImage second = link(reversed);
        assertArrayEquals(bytes(first.text()), bytes(second.text()));
        assertArrayEquals(bytes(first.cells()), bytes(second.cells()));
        assertArrayEquals(bytes(first.tables()), bytes(second.tables()));
    }

    @Test
    void anEmptyImageIsAnImage() throws Exception {
        CodeTables t = open(link(List.of()));
        assertEquals(0, t.unitCount());
        assertEquals(0, t.textSize());
        assertEquals(4, t.declarationCount());
    }

    @Test
    void contradictionsAreTheGeneratorsBugs() {
        StubCode good = stub("s3", CpuFeatures.BASELINE, 16, 0, 0);
        List<StubCode> bad = List.of(
                stub("unheard_of", CpuFeatures.BASELINE, 16, 0, 0),
                stub("s3", CpuFeatures.BASELINE, 16, 0, 0, 4),
                stub("s3", CpuFeatures.BASELINE, 16, 0, 16),
                stub("s3", CpuFeatures.of(CpuFeature.SVE), 16, 0, 0),
                stub("s3", CpuFeatures.BASELINE, 0, 0, 0),
                with(good, new FaultRange(8, 12, 2), new FaultRange(4, 8, 2)),
                with(good, new FaultRange(8, 20, 2)),
                with(good, operand(13, CodeSymbol.external("free"))),
                with(good, operand(4, CodeSymbol.stubEntry("s1", 2))),
                with(good, new Relocation(RelocationKind.AARCH64_CELL_ADRP_LDR, 0, CodeSymbol.external("free"), 0)),
                with(good, new Relocation(RelocationKind.CELL_ABSOLUTE, 0, CodeSymbol.external("free"), 0)),
                with(good, new Relocation(RelocationKind.INTERNAL, 0, CodeSymbol.external("free"), 0)));
        for (StubCode s : bad) {
            assertThrows(IllegalArgumentException.class, () -> link(List.of(s)), s::toString);
        }
        assertThrows(IllegalArgumentException.class, () -> link(List.of(good, good)));
    }
}
