package org.stubarchive.format.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.Archives;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.writer.ArchiveWriter;

/** One contradiction per check of the verifier, in files whose checksums are right. */
class ArchiveVerifierTest {
    private static ByteBuffer copy(ByteBuffer b) {
        return ByteBuffer.allocate(b.remaining()).put(b).flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ArchiveFormatException refused(CodeImage image, Catalogue catalogue) throws ArchiveFormatException {
        Archive archive = ArchiveReader.read(ByteBuffer.wrap(ArchiveWriter.toBytes(Archives.PRODUCER, List.of(image))), "x.sar");
        return assertThrows(ArchiveFormatException.class, () -> ArchiveVerifier.verify(archive, catalogue));
    }

    private static CodeImage with(CodeImage i, ByteBuffer text, ByteBuffer cells, ByteBuffer tables) {
        return new CodeImage(i.target(), text, cells, tables, i.labels());
    }

    private static void check(ArchiveFormatException e, String section, long offset, String field) {
        assertEquals(section + "@" + offset + " " + field, e.section() + "@" + e.offset() + " " + e.field(), e.getMessage());
    }

    @Test
    void aGapThatDoesNotTrap() throws Exception {
        CodeImage image = Archives.x86();
        ByteBuffer text = copy(image.text());
        text.put(text.limit() - 1, (byte) 0x90);
        check(refused(with(image, text, image.cells(), image.tables()), Stubs.exampleCatalogue()), "linux-x86_64/text", text.limit() - 1, "gap");
    }

    @Test
    void anOperandThatReachesAnotherCell() throws Exception {
        CodeImage image = Archives.x86();
        ByteBuffer text = copy(image.text());
        text.putInt(4, text.getInt(4) + 8);
        check(refused(with(image, text, image.cells(), image.tables()), Stubs.exampleCatalogue()), "linux-x86_64/text", 4, "operand for f1");
        CodeImage arm = Archives.aarch64();
        ByteBuffer other = copy(arm.text());
        other.putInt(8, 0xD503201F);
        check(refused(with(arm, other, arm.cells(), arm.tables()), Stubs.exampleCatalogue()), "linux-aarch64/text", 4, "operand for v");
    }

    @Test
    void aHashThatIsNotThatOfTheCode() throws Exception {
        CodeImage image = Archives.x86();
        CodeTables t = CodeTables.open(image.tables(), "memory", "tables");
        int last = t.unitCount() - 1;
        for (int unit : new int[] {last, 0}) {
            for (int word : new int[] {10, 11}) {
                ByteBuffer tables = copy(image.tables());
                int at = (int) t.offset(TablesLayout.UNITS, unit, word);
                tables.putInt(at, tables.getInt(at) ^ 1);
                // A later unit that is wrong too is not the one to be named.
                int other = (int) t.offset(TablesLayout.UNITS, last, 10);
                tables.putInt(other, tables.getInt(other) ^ 2);
                ArchiveFormatException e = refused(with(image, image.text(), image.cells(), tables), Stubs.exampleCatalogue());
                check(e, "linux-x86_64/tables", t.offset(TablesLayout.UNITS, unit, 10), "hash of unit " + unit + " (" + t.unitName(unit) + ")");
                assertEquals(String.format("%016x", t.unitHash(unit)), e.expected());
            }
        }
    }

    @Test
    void anImageForTheProcessIsNoArchive() throws Exception {
        CodeImage image = TextLinker.link(Target.LINUX_X86_64, Stubs.exampleCatalogue(), Stubs.exampleStubs(), TextLinker.Lifetime.PROCESS);
        ArchiveFormatException e = refused(image, Stubs.exampleCatalogue());
        assertEquals("0000000000000000", e.found());
    }

    @Test
    void aRelocationThatNamesAnotherSymbolThanItsCell() throws Exception {
        CodeImage image = Archives.x86();
        ByteBuffer tables = copy(image.tables());
        int row = tables.getInt((TablesLayout.HEADER_WORDS + 2 * TablesLayout.TEXT_RELOCATIONS) * 4);
        tables.putInt(row + 5 * 4 + 2 * 40, 7); // index of the external function
        check(refused(with(image, image.text(), image.cells(), tables), Stubs.exampleCatalogue()), "linux-x86_64/tables", 0, "cell of the relocation at text offset 20");
    }

    /** The word of a relocation's row that holds the low half of its addend, in the bytes of the tables. */
    private static int addendAt(ByteBuffer tables, int relocation) {
        return tables.getInt((TablesLayout.HEADER_WORDS + 2 * TablesLayout.TEXT_RELOCATIONS) * 4) + 40 * relocation + 8 * 4;
    }

    @Test
    void anAddendThatIsNotThatOfTheCell() throws Exception {
        CodeImage arm = Archives.aarch64();
        ByteBuffer tables = copy(arm.tables());
        tables.putInt(addendAt(tables, 0), 32);
        ArchiveFormatException e = refused(with(arm, arm.text(), arm.cells(), tables), Stubs.exampleCatalogue());
        check(e, "linux-aarch64/tables", 0, "cell of the relocation at text offset 4");
        assertEquals("v index 0 addend 32", e.expected());
        assertEquals("v index 0 addend 24", e.found());
    }

    @Test
    void anAddendThatIsNotThatOfTheOperand() throws Exception {
        CodeImage image = Archives.x86();
        ByteBuffer tables = copy(image.tables());
        tables.putInt(addendAt(tables, 0), 1);
        ArchiveFormatException e = refused(with(image, image.text(), image.cells(), tables), Stubs.exampleCatalogue());
        check(e, "linux-x86_64/text", 4, "operand for f1");
        assertTrue(e.expected().endsWith(" by a relocation with addend 1"), e.expected());
    }

    @Test
    void anOperandOrAnAddendBehindTheUnit() {
        // mov rax, [rip: cell]; ret
        byte[] code = {0x48, (byte) 0x8B, 5, 0, 0, 0, 0, (byte) 0xC3};
        StubCode s = new StubCode("s3", CpuFeatures.BASELINE, code, 16, List.of(0), List.of(),
                List.of(new Relocation(RelocationKind.X86_CELL_DISP32, 3, CodeSymbol.variable("v"), 0)), new TreeMap<>(), code.length);
        CodeImage image = TextLinker.link(Target.LINUX_X86_64, Stubs.exampleCatalogue(), List.of(s));
        ByteBuffer tables = copy(image.tables());
        int at = addendAt(tables, 0);
        tables.putInt(at, 2);
        ArchiveFormatException addend = assertThrows(ArchiveFormatException.class, () -> CodeTables.open(tables, "memory", "tables"));
        check(addend, "tables", at, "addend of relocation");
        assertTrue(addend.expected().startsWith("at most 1, ") && addend.found().equals("2"), addend.getMessage());
        tables.putInt(at, 0);
        tables.putInt(at - 8 * 4, 5);
        ArchiveFormatException site = assertThrows(ArchiveFormatException.class, () -> CodeTables.open(tables, "memory", "tables"));
        check(site, "tables", at - 8 * 4, "site of relocation");
        assertTrue(site.expected().startsWith("at most 4, ") && site.found().equals("5"), site.getMessage());
    }

    @Test
    void cellsWithOtherContents() throws Exception {
        CodeImage image = Archives.x86();
        for (int at : new int[] {0, 8, 16, 24}) {
            ByteBuffer cells = copy(image.cells());
            cells.putLong(at, cells.getLong(at) + 1);
            assertEquals(at, refused(with(image, image.text(), cells, image.tables()), Stubs.exampleCatalogue()).offset());
        }
        ByteBuffer cells = copy(image.cells());
        cells.putLong(8000, 1);
        check(refused(with(image, image.text(), cells, image.tables()), Stubs.exampleCatalogue()), "linux-x86_64/cells", 8000, "padding");
    }

    @Test
    void idsThatMeanSomethingElseHere() throws Exception {
        Catalogue renamed = Catalogue.of(List.of(Stubs.declare(Category.INITIAL, 1, "other", 2)));
        check(refused(Archives.x86(), renamed), "linux-x86_64/tables", 0, "name of stub 0x01_000001");
        Catalogue fewer = Catalogue.of(List.of(Stubs.declare(Category.INITIAL, 1, "s1", 1)));
        check(refused(Archives.x86(), fewer), "linux-x86_64/tables", 0, "entries of stub s1");
    }

    @Test
    void dependenciesOnEntriesThatAreNotThere() throws Exception {
        TextLinker linker = new TextLinker(Target.LINUX_X86_64, Stubs.exampleCatalogue());
        linker.add(Stubs.stub("s3", CpuFeatures.BASELINE, 8, 0, 0), Set.of(Dependency.entry("s1", 0x01000002)));
        check(refused(linker.link(), Stubs.exampleCatalogue()), "linux-x86_64/tables", 0, "entry in dependency set 0");
    }

    @Test
    void featuresThatNobodyKnows() throws Exception {
        CodeImage image = Archives.x86();
        CodeTables t = CodeTables.open(image.tables(), "memory", "tables");
        ByteBuffer tables = copy(image.tables());
        int names = tables.getInt((TablesLayout.HEADER_WORDS + 2 * TablesLayout.FEATURE_NAMES) * 4);
        int memcpy = -1;
        for (int s = 0; s < t.stringCount(); s++) {
            memcpy = t.string(s).equals("memcpy") ? s : memcpy;
        }
        tables.putInt(names, memcpy);
        Archive archive = ArchiveReader.read(ByteBuffer.wrap(archiveWithTables(image, tables)), "x.sar");
        check(assertThrows(ArchiveFormatException.class, () -> ArchiveVerifier.verify(archive, Stubs.exampleCatalogue())), "linux-x86_64/tables", 0, "feature of set 1");
    }

    /** The archive of an image with other tables of the same length, for tables of which no manifest can be made. */
    private static byte[] archiveWithTables(CodeImage image, ByteBuffer tables) throws ArchiveFormatException {
        byte[] file = ArchiveWriter.toBytes(Archives.PRODUCER, List.of(image));
        ArchiveFile archive = ArchiveFile.check(ByteBuffer.wrap(file), "x.sar");
        int section = archive.find(image.target(), ArchiveFile.TABLES);
        tables.duplicate().get(file, (int) archive.offset(section), tables.remaining());
        byte[] repaired = Archives.repairChecksums(file);
        int crc = ArchiveFile.check(ByteBuffer.wrap(repaired), "x.sar").crc(section);
        return Archives.repairChecksums(Archives.setZipCrc(repaired, archive.sectionName(section), crc));
    }

    @Test
    void aManifestThatSaysSomethingElse() throws Exception {
        byte[] one = ArchiveWriter.toBytes(Archives.PRODUCER, List.of(Archives.x86()));
        Archive archive = ArchiveReader.read(ByteBuffer.wrap(one), "x.sar");
        ArchiveVerifier.verify(archive, Stubs.exampleCatalogue());
        byte[] manifest = archive.manifest();
        manifest[manifest.length / 2] ^= 1;
        Archive other = new Archive(archive.file(), manifest, archive.images(), archive.tables());
        ArchiveFormatException e = assertThrows(ArchiveFormatException.class, () -> ArchiveVerifier.verify(other, Stubs.exampleCatalogue()));
        assertEquals("manifest.json@" + manifest.length / 2, e.section() + "@" + e.offset(), e.getMessage());
        Archive none = new Archive(archive.file(), new byte[0], archive.images(), archive.tables());
        check(assertThrows(ArchiveFormatException.class, () -> ArchiveVerifier.verify(none, Stubs.exampleCatalogue())), "manifest.json", 0, "producer");
    }

    @Test
    void aDifferenceOfTheManifestIsNamedByTargetStubAndField() throws Exception {
        Archive archive = ArchiveReader.read(ByteBuffer.wrap(ArchiveWriter.toBytes(Archives.PRODUCER, List.of(Archives.x86(), Archives.aarch64()))), "x.sar");
        String manifest = new String(archive.manifest(), StandardCharsets.UTF_8);
        CodeTables t = archive.tables().get(Target.LINUX_X86_64);
        int from = 0;
        for (int u = 0; u < t.unitCount(); u++) {
            List<String> features = new ArrayList<>();
            for (int i = 0; i < t.featureCount(t.unitFeatureSet(u)); i++) {
                features.add(t.featureName(t.unitFeatureSet(u), i));
            }
            String stub = "linux-x86_64: stub " + t.unitName(u) + (features.isEmpty() ? "" : " (" + String.join("+", features) + ")");
            for (String field : List.of("id", "offset", "canonicalHash")) {
                from = manifest.indexOf("\"" + field + "\" : ", from) + field.length() + 5;
                assertEquals(stub + ": " + field, place(archive, from));
            }
        }
        int arm = manifest.indexOf("linux-aarch64");
        assertEquals("linux-aarch64: stub s3: entries.s3", place(archive, manifest.indexOf("\"s3\" : ", arm) + 7));
        assertEquals("targets[1].textBytes", place(archive, manifest.indexOf("\"textBytes\" : ", arm) + 14));
        assertEquals("formatVersion", place(archive, manifest.indexOf("\"formatVersion\" : ") + 18));
        assertEquals("content", place(archive, 0));
    }

    /** Field of the refusal of a manifest with another byte at an offset. */
    private static String place(Archive archive, int offset) {
        byte[] changed = archive.manifest();
        changed[offset] = (byte) (changed[offset] == '7' ? '8' : '7');
        Archive other = new Archive(archive.file(), changed, archive.images(), archive.tables());
        ArchiveFormatException e = assertThrows(ArchiveFormatException.class, () -> {
            try (ManifestComparison comparison = new ManifestComparison(other)) {
                comparison.write(archive.manifest());
                comparison.finish();
            }
        });
        assertEquals(offset, e.offset());
        return e.field();
    }
}
