package org.stubarchive.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.SymbolKind;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.KnownUnits;
import org.stubarchive.format.layout.LayoutHash;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.writer.ArchiveWriter;
import org.stubarchive.loader.cache.BlobKind;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;

/** Images of hand-assembled stubs, linked by the real linker, mapped from a file or generated on demand, bound and called as C functions. */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
class CodeLoaderTest {
    private static final Target TARGET = Target.LINUX_X86_64;
    private static final CpuFeatures AVX2 = CpuFeatures.of(CpuFeature.AVX, CpuFeature.AVX2);
    private static final CpuFeatures AVX512 = CpuFeatures.of(CpuFeature.AVX, CpuFeature.AVX2, CpuFeature.AVX512F);

    private CodeCache cache;

    @BeforeEach
    void reserve() {
        cache = CodeCache.reserve();
    }

    @AfterEach
    void release() {
        cache.close();
    }

    private static StubCode constant(String name, int value) {
        return TestStubs.constant(name, CpuFeatures.BASELINE, value);
    }

    private CodeLoader loader() {
        return new CodeLoader(cache, new LoaderOptions(TARGET));
    }

    private static long call(CodeLoader loader, String stub) {
        return NativeCall.call(loader.addresses().entry(TestStubs.id(stub), 0));
    }

    @Test
    void mapsBindsAndCalls() throws Exception {
        CodeImage image = TestStubs.link(
                TestStubs.blindProbe(),
                constant("dexp", 17),
                TestStubs.jumpThrough("dlog", CodeSymbol.stubEntry("dexp", 0)),
                TestStubs.jumpThrough("dsin", CodeSymbol.external("getpid")),
                TestStubs.loadCell("dcos", CodeSymbol.variable("answer")),
                TestStubs.loadCell("dtan", new CodeSymbol(SymbolKind.TEXT_BOUND, "text", 0)),
                TestStubs.loadCell("dtanh", new CodeSymbol(SymbolKind.TEXT_BOUND, "text", 1)));
        try (ArchiveOnDisk file = ArchiveOnDisk.write(image)) {
            CodeLoader loader = loader();
            loader.defineVariable("answer", 0x1234_5678_9ABCL);
            loader.addArchive(file.code());
            loader.bind();
            assertEquals(17, call(loader, "dexp"));
            assertEquals(17, call(loader, "dlog"));
            assertEquals(ProcessHandle.current().pid(), call(loader, "dsin"));
            assertEquals(0x1234_5678_9ABCL, call(loader, "dcos"));
            long text = call(loader, "dtan");
            assertEquals(file.code().tables().textSize(), call(loader, "dtanh") - text);
            assertTrue(cache.contains(text));
            assertEquals(new CodeCounts(7, 0, file.code().tables().declarationCount() - 7, 0), loader.counts());
            assertEquals(file.code().tables().textSize(), loader.textBytes());
            assertEquals(0, loader.textAnonymousBytes());
            assertPermissions(text, "r-xp");
            assertPermissions(text - file.code().tables().textOffset(), "r--p");
        }
    }

    private static void assertPermissions(long address, String expected) throws Exception {
        String found = null;
        for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
            String[] fields = line.split("[ -]");
            assertFalse(fields[2].contains("wx") && !isHostCode(line), "writable and executable: " + line);
            if (Long.parseUnsignedLong(fields[0], 16) <= address && address < Long.parseUnsignedLong(fields[1], 16)) {
                found = line.split(" ")[1];
            }
        }
        assertEquals(expected, found);
    }

    /** The host JVM's own code cache is writable and executable memory without a name. */
    private static boolean isHostCode(String line) {
        return !line.contains("stubarchive") && !line.contains(".sar");
    }

    @Test
    void aStubThatIsNotInTheArchiveIsGeneratedOnDemand() throws Exception {
        CodeImage image = TestStubs.link(
                TestStubs.blindProbe(), constant("dexp", 17), TestStubs.jumpThrough("dlog", CodeSymbol.stubEntry("dsin", 0)));
        List<String> asked = new ArrayList<>();
        CodeGenerator generator = new CodeGenerator() {
            @Override
            public CodeImage generate(Target target, int[] staticIds, CpuFeatures features) {
                asked.add(Arrays.toString(staticIds));
                return TestStubs.link(constant("dsin", 23), TestStubs.jumpThrough("dcos", CodeSymbol.stubEntry("dexp", 0)));
            }

            @Override
            public int[] available(Target target) {
                throw new AssertionError("not needed");
            }
        };
        try (ArchiveOnDisk file = ArchiveOnDisk.write(image)) {
            CodeTables tables = file.code().tables();
            int category = tables.categoryRow(Category.INITIAL.id());
            assertEquals(-1, tables.indexFirst(category, TestStubs.id("dsin") & 0xFFFFFF));
            assertEquals(-1, tables.indexCount(category, TestStubs.id("dsin") & 0xFFFFFF));
            CodeLoader loader = new CodeLoader(cache, new LoaderOptions(TARGET).generator(generator));
            loader.addArchive(file.code());
            loader.bind();
            assertEquals(List.of("[" + TestStubs.id("dsin") + "]"), asked);
            assertEquals(23, call(loader, "dlog"));
            assertEquals(17, call(loader, "dcos"));
            assertEquals(3, loader.counts().loaded());
            assertEquals(2, loader.counts().generated());
            assertEquals(CodeOrigin.GENERATED, loader.find(loader.addresses().entry(TestStubs.id("dsin"), 0)).origin());
            assertEquals("dlog+0x2", loader.find(loader.addresses().entry(TestStubs.id("dlog"), 0) + 2).toString());
            assertPermissions(loader.addresses().entry(TestStubs.id("dsin"), 0), "r-xs");
            assertEquals(0, loader.textAnonymousBytes());
        }
    }

    @Test
    void aMissingStubCanBeNamedAndBoundLater() throws Exception {
        CodeImage[] later = new CodeImage[1];
        CodeGenerator generator = new CodeGenerator() {
            @Override
            public CodeImage generate(Target target, int[] staticIds, CpuFeatures features) {
                return later[0];
            }

            @Override
            public int[] available(Target target) {
                return new int[0];
            }
        };
        CodeImage image = TestStubs.link(TestStubs.blindProbe(), TestStubs.loadCell("dlog", CodeSymbol.stubEntry("dsin", 0)));
        try (ArchiveOnDisk file = ArchiveOnDisk.write(image)) {
            CodeLoader loader = new CodeLoader(cache, new LoaderOptions(TARGET).generator(generator));
            loader.addArchive(file.code());
            loader.bind();
            assertFalse(loader.addresses().isBound(TestStubs.id("dsin")));
            assertEquals("dsin", loader.findMissing(call(loader, "dlog")));
            later[0] = TestStubs.link(constant("dsin", 5), constant("dcos", 6));
            assertFalse(loader.ensure(TestStubs.id("dsin")), "was asked for once, in vain");
            assertTrue(loader.ensure(TestStubs.id("dcos")));
            loader.bind();
            assertEquals(loader.addresses().entry(TestStubs.id("dsin"), 0), call(loader, "dlog"));
        }
    }

    @Test
    void anUnknownVariableOrFunctionIsNamed() throws Exception {
        for (CodeSymbol symbol : List.of(CodeSymbol.variable("nosuchthing"), CodeSymbol.external("nosuchthing"))) {
            try (ArchiveOnDisk file = ArchiveOnDisk.write(TestStubs.link(TestStubs.blindProbe(), TestStubs.loadCell("dlog", symbol)))) {
                CodeLoader loader = loader();
                loader.addArchive(file.code());
                CodeLoadException e = assertThrows(CodeLoadException.class, loader::bind);
                assertTrue(e.getMessage().startsWith(file.code().file() + ": cell 0: ") && e.getMessage().contains("'nosuchthing'"), e.getMessage());
            }
        }
    }

    @Test
    void codeForAnotherTargetIsRefused() throws Exception {
        CodeImage image = TextLinker.link(Target.LINUX_AARCH64, TestStubs.CATALOGUE, List.of(constant("dexp", 1)));
        try (ArchiveOnDisk file = ArchiveOnDisk.write(image)) {
            CodeLoadException e = assertThrows(CodeLoadException.class, () -> loader().addArchive(file.code()));
            assertEquals(file.code().file() + ": code is for linux-aarch64, this is linux-x86_64", e.getMessage());
        }
    }

    @Test
    void theBestVariantThatTheMachineHasIsTaken() throws Exception {
        CodeImage image = TestStubs.link(
                TestStubs.constant("array_sort", AVX512, 3),
                TestStubs.constant("array_sort", CpuFeatures.BASELINE, 1),
                TestStubs.constant("array_sort", AVX2, 2),
                TestStubs.constant("array_partition", AVX2, 2));
        assertEquals("{array_sort=baseline}", chosen(image, CpuFeatures.BASELINE));
        assertEquals("{array_sort=baseline}", chosen(image, CpuFeatures.of(CpuFeature.AVX2)));
        assertEquals("{array_sort=AVX+AVX2}{array_partition=AVX+AVX2}", chosen(image, AVX2));
        assertEquals("{array_sort=AVX+AVX2+AVX512F}{array_partition=AVX+AVX2}", chosen(image, AVX512));
        assertEquals("{array_sort=baseline}", chosen(image, CpuFeatures.of(CpuFeature.AVX, CpuFeature.AVX512F)));
    }

    /** What a build knows whose generators make these stubs. */
    private static KnownUnits known(StubCode... stubs) throws Exception {
        return KnownUnits.of(CodeTables.open(TestStubs.link(stubs).tables(), "memory", "tables"));
    }

    @Test
    void aStubWhoseBestVariantIsStaleIsNotTaken() throws Exception {
        CodeImage image = TestStubs.link(
                TestStubs.constant("array_sort", CpuFeatures.BASELINE, 1),
                TestStubs.constant("array_sort", AVX2, 2),
                TestStubs.constant("array_sort", AVX512, 3),
                TestStubs.constant("array_partition", AVX2, 2));
        KnownUnits other = known(
                TestStubs.constant("array_sort", CpuFeatures.BASELINE, 1), TestStubs.constant("array_sort", AVX2, 9), TestStubs.constant("array_sort", AVX512, 3));
        // The lesser variant that is left would be slower than what this build generates for the machine.
        assertEquals("", chosen(image, AVX2, other));
        assertEquals("{array_sort=baseline}", chosen(image, CpuFeatures.BASELINE, other));
        assertEquals("{array_sort=AVX+AVX2+AVX512F}", chosen(image, AVX512, other));
    }

    @Test
    void aVariantThatTheArchiveLacksIsNoReasonToRefuseAnother() throws Exception {
        CodeImage image = TestStubs.link(TestStubs.constant("array_sort", CpuFeatures.BASELINE, 1));
        KnownUnits more = known(TestStubs.constant("array_sort", CpuFeatures.BASELINE, 1), TestStubs.constant("array_sort", AVX2, 2));
        assertEquals("{array_sort=baseline}", chosen(image, AVX2, more));
    }

    @Test
    void staleCodeIsGeneratedAnewAndSaysWhy() throws Exception {
        StubCode probe = TestStubs.blindProbe();
        StubCode caller = TestStubs.jumpThrough("dlog", CodeSymbol.stubEntry("dexp", 0));
        StubCode variable = TestStubs.loadCell("dsin", CodeSymbol.variable("nosuchthing"));
        StubCode function = TestStubs.loadCell("dcos", CodeSymbol.external("nosuchthing"));
        CodeImage image = TestStubs.link(probe, constant("dexp", 17), caller, variable, function, constant("dtan", 5));
        KnownUnits known = known(probe, constant("dexp", 18), caller, constant("dsin", 2), constant("dcos", 3));
        List<Integer> asked = new ArrayList<>();
        CodeGenerator generator = new CodeGenerator() {
            @Override
            public CodeImage generate(Target target, int[] staticIds, CpuFeatures features) {
                Arrays.stream(staticIds).forEach(asked::add);
                return TestStubs.link(constant("dexp", 18), constant("dsin", 2), constant("dcos", 3));
            }

            @Override
            public int[] available(Target target) {
                throw new AssertionError("not needed");
            }
        };
        try (ArchiveOnDisk file = ArchiveOnDisk.write(image)) {
            CodeLoader loader = new CodeLoader(cache, new LoaderOptions(TARGET).generator(generator).knownUnits(known));
            loader.addArchive(file.code());
            loader.ensureArchived();
            loader.bind();
            assertEquals(18, call(loader, "dexp"));
            assertEquals(18, call(loader, "dlog"), "what is taken calls what was generated");
            assertEquals(2, call(loader, "dsin"));
            assertEquals(3, call(loader, "dcos"));
            assertFalse(loader.addresses().isBound(TestStubs.id("dtan")));
            assertEquals(2, loader.counts().loaded());
            assertEquals(3, loader.counts().generated());
            List<String> reasons = new ArrayList<>();
            loader.rejections().forEach(r -> reasons.add(r.unique() + ": " + r.reason()));
            String other = ": this version generates other code for it";
            assertEquals(List.of("dexp" + other, "dsin" + other, "dcos" + other, "dtan: this version generates no such stub"), reasons);
            LoaderOptions strict = new LoaderOptions(TARGET).generator(generator).knownUnits(known).rejected(LoaderOptions.Rejected.REFUSE);
            CodeLoadException e = assertThrows(CodeLoadException.class, () -> new CodeLoader(cache, strict).addArchive(file.code()));
            assertEquals(file.code().file() + ": stub dexp" + other + ", and 3 variants more are rejected; train again with this version", e.getMessage());
        }
    }

    @Test
    void aStaleProbeIsNotCalled() throws Exception {
        StubCode trap = TestStubs.stub("cpu_features", HandAssembled.bytes(0xCC));
        CodeGenerator generator = new CodeGenerator() {
            @Override
            public CodeImage generate(Target target, int[] staticIds, CpuFeatures features) {
                return TestStubs.link(TestStubs.blindProbe());
            }

            @Override
            public int[] available(Target target) {
                return new int[0];
            }
        };
        try (ArchiveOnDisk file = ArchiveOnDisk.write(TestStubs.link(trap, constant("dexp", 17)))) {
            CodeLoader loader = new CodeLoader(cache, new LoaderOptions(TARGET).generator(generator).knownUnits(known(TestStubs.blindProbe(), constant("dexp", 17))));
            loader.addArchive(file.code());
            loader.bind();
            assertEquals(17, call(loader, "dexp"));
            assertEquals(CpuFeatures.BASELINE, loader.features());
        }
    }

    private static String chosen(CodeImage image, CpuFeatures features) throws Exception {
        return chosen(image, features, null);
    }

    private static String chosen(CodeImage image, CpuFeatures features, KnownUnits known) throws Exception {
        CodeTables tables = CodeTables.open(image.tables(), "memory", "tables");
        UnitSelector selector = new UnitSelector(tables, new AddressTable(), features, LoaderOptions.allCategories(), VmFlags.NONE, known == null ? null : known.compare(tables));
        selector.select();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < selector.chosenCount(); i++) {
            int unit = selector.chosen(i);
            List<String> names = new ArrayList<>();
            for (int f = 0; f < tables.featureCount(tables.unitFeatureSet(unit)); f++) {
                names.add(tables.featureName(tables.unitFeatureSet(unit), f));
            }
            out.append('{').append(tables.unitName(unit)).append('=').append(names.isEmpty() ? "baseline" : String.join("+", names)).append('}');
        }
        return out.toString();
    }

    @Test
    void onlyEntriesWhoseDependenciesDoNotHoldAreDropped() throws Exception {
        TextLinker linker = new TextLinker(TARGET, TestStubs.CATALOGUE);
        linker.add(TestStubs.blindProbe());
        linker.add(constant("dexp", 1), Set.of(Dependency.LAYOUTS, Dependency.flag("Widgets", 4)));
        linker.add(constant("dlog", 2), Set.of(Dependency.LAYOUTS, Dependency.flag("Widgets", 5)));
        linker.add(constant("dsin", 3), Set.of(Dependency.LAYOUTS, Dependency.flag("Unknown", 0)));
        linker.add(constant("dcos", 4), Set.of(new Dependency(Dependency.LAYOUTS.kind(), Dependency.LAYOUTS.name(), LayoutHash.VALUE + 1)));
        linker.add(constant("dtan", 5), Set.of(Dependency.LAYOUTS, Dependency.entry("dlog", TestStubs.id("dlog"))));
        linker.add(constant("dtanh", 6), Set.of(Dependency.LAYOUTS, Dependency.entry("dtan", TestStubs.id("dtan"))));
        linker.add(constant("dcbrt", 7), Set.of(Dependency.LAYOUTS, Dependency.entry("dexp", TestStubs.id("dexp"))));
        VmFlags flags = new VmFlags() {
            @Override
            public boolean isKnown(String name) {
                return name.equals("Widgets");
            }

            @Override
            public long value(String name) {
                return 4;
            }
        };
        try (ArchiveOnDisk file = ArchiveOnDisk.write(linker.link())) {
            CodeLoader loader = new CodeLoader(cache, new LoaderOptions(TARGET).flags(flags));
            loader.addArchive(file.code());
            loader.bind();
            assertEquals(1, call(loader, "dexp"));
            assertEquals(7, call(loader, "dcbrt"));
            assertEquals(3, loader.counts().loaded());
            assertEquals(5, loader.counts().rejected());
            List<String> reasons = new ArrayList<>();
            loader.rejections().forEach(r -> reasons.add(r.name() + ": " + r.reason()));
            assertEquals(
                    List.of(
                            "dlog: generated with Widgets=5, here 4",
                            "dsin: generated with Unknown=0, here it is unknown",
                            "dcos: generated for other structure layouts: archive " + Long.toHexString(LayoutHash.VALUE + 1) + ", here "
                                    + Long.toHexString(LayoutHash.VALUE),
                            "dtan: needs dlog, which is not usable here",
                            "dtanh: needs dtan, which is not usable here"),
                    reasons);
        }
    }

    @Test
    void archivedCodeOfOtherCategoriesIsNotUsed() throws Exception {
        CodeImage image = TestStubs.link(TestStubs.blindProbe(), constant("dexp", 1), constant("array_sort", 2));
        try (ArchiveOnDisk file = ArchiveOnDisk.write(image)) {
            CodeLoader loader = new CodeLoader(cache, new LoaderOptions(TARGET).useCategories(Category.INITIAL));
            loader.addArchive(file.code());
            loader.bind();
            assertTrue(loader.addresses().isBound(TestStubs.id("dexp")));
            assertFalse(loader.addresses().isBound(TestStubs.id("array_sort")));
        }
    }

    /** Runs where a directory on a file system without execution can be written; many systems mount one of these so. */
    @Test
    void textIsCopiedWhereTheFileSystemForbidsExecution() throws Exception {
        Path directory = directoryWithoutExecution();
        assumeTrue(directory != null, "no writable file system that forbids execution");
        CodeImage image = TestStubs.link(
                TestStubs.blindProbe(), constant("dexp", 17), TestStubs.jumpThrough("dlog", CodeSymbol.stubEntry("dexp", 0)));
        Path path = Files.createTempFile(directory, "test", ".sar");
        Notes notes = new Notes();
        try {
            ArchiveWriter.write(path, ArchiveOnDisk.PRODUCER, List.of(image));
            CodeLoader loader = new CodeLoader(cache, new LoaderOptions(TARGET).listener(notes));
            try (OpenArchive archive = OpenArchive.open(path.toString(), OpenArchive.Trust.OWNER)) {
                loader.addArchive(archive.code(TARGET));
            }
            loader.bind();
            assertEquals(17, call(loader, "dlog"));
            assertEquals(List.of("the text of the archive is copied into memory of its own: its file system forbids executable mappings"), notes.notes);
            assertPermissions(loader.addresses().entry(TestStubs.id("dexp"), 0), "r-xp");
        } finally {
            Files.delete(path);
        }
    }

    private static Path directoryWithoutExecution() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
            String[] fields = line.split(" ");
            Path directory = Path.of(fields[1].replace("\\040", " "));
            if (List.of(fields[3].split(",")).contains("noexec") && fields[2].equals("tmpfs") && Files.isWritable(directory)) {
                return directory;
            }
        }
        return null;
    }

    @Test
    void theListenerIsTold() throws Exception {
        CodeImage image = TestStubs.link(TestStubs.blindProbe(), constant("dexp", 17));
        Notes notes = new Notes();
        try (ArchiveOnDisk file = ArchiveOnDisk.write(image)) {
            CodeLoader loader = new CodeLoader(cache, new LoaderOptions(TARGET).listener(notes));
            loader.addArchive(file.code());
        }
        assertEquals(List.of("ARCHIVE dexp baseline 6", "ARCHIVE cpu_features baseline 1"), notes.bound);
        assertEquals(List.of(), notes.notes);
    }

    private static final class Notes implements LoadListener {
        final List<String> bound = new ArrayList<>();
        final List<String> notes = new ArrayList<>();

        @Override
        public void stubBound(CodeOrigin origin, int staticId, String name, String features, long address, int size, long nanoseconds) {
            bound.add(origin + " " + name + " " + features + " " + size);
            assertTrue(nanoseconds >= 0);
        }

        @Override
        public void stubRejected(Rejection rejection) {
            notes.add(rejection.name() + " " + rejection.reason());
        }

        @Override
        public void stubsGenerated(int wanted, long nanoseconds) {
            notes.add("generated " + wanted);
        }

        @Override
        public void note(String message) {
            notes.add(message);
        }
    }

    @Test
    void findsStubsByPc() throws Exception {
        CodeImage image = TestStubs.link(TestStubs.blindProbe(), constant("dexp", 1), constant("dlog", 2));
        try (ArchiveOnDisk file = ArchiveOnDisk.write(image)) {
            CodeLoader loader = loader();
            loader.addArchive(file.code());
            long dexp = loader.addresses().entry(TestStubs.id("dexp"), 0);
            assertEquals(new CodePosition(BlobKind.IMAGE, TestStubs.id("dexp"), "dexp", 5, CodeOrigin.ARCHIVE), loader.find(dexp + 5));
            assertNull(loader.find(dexp + 6), "padding");
            assertNull(loader.find(0));
            assertEquals(dexp + 6, loader.addresses().end(TestStubs.id("dexp")));
            assertEquals(0xB8, RawMemory.getUnsignedByte(dexp));
        }
    }
}
