package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.BuildId;
import org.stubarchive.format.identity.KnownUnits;
import org.stubarchive.format.identity.KnownUnits.Verdict;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.link.Unlinker;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.format.writer.ArchiveWriter;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.vm.code.KnownUnitsSource;

/** Archives as another build would have made them: valid, and with code that this build does not generate. */
class StaleCodeTest {
    /** Executed by every program, in one variant. */
    private static final String STALE = "bytecode_iadd";
    private static final String OTHER = "this version generates other code";

    @TempDir
    Path directory;

    /** The stub as another build might make it: whoever calls it gets to a trap, so a right result shows that it was not called. */
    private static StubCode trapping(StubCode s) {
        int shift = s.alignment();
        boolean x86 = HostCpu.target() == Target.LINUX_X86_64;
        byte[] code = new byte[shift + s.code().length];
        // int3; udf #0 is all zero.
        Arrays.fill(code, 0, shift, (byte) (x86 ? 0xCC : 0));
        System.arraycopy(s.code(), 0, code, shift, s.code().length);
        List<FaultRange> faults = s.faultRanges().stream().map(f -> new FaultRange(f.start() + shift, f.end() + shift, f.handler() + shift)).toList();
        List<Relocation> relocations = s.relocations().stream().map(r -> new Relocation(r.kind(), r.site() + shift, r.symbol(), r.addend())).toList();
        return new StubCode(s.name(), s.features(), code, s.alignment(), Collections.nCopies(s.entries().size(), 0), faults, relocations, new TreeMap<>(), s.codeSize() + shift);
    }

    private Outcome run(String... options) {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(List.of(options));
        args.addAll(List.of("-cp", ToolRunner.samples(), "org.stubarchive.samples.Sorting", "500"));
        return ToolRunner.tool("", args);
    }

    private JsonNode figures(Path file) throws Exception {
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void aStubThatAnotherBuildMadeIsGeneratedAndTold() throws Exception {
        String archive = RealArchive.edited(directory.resolve("stale.sar"), s -> s.name().equals(STALE) ? trapping(s) : s);
        int stubs = stubs(ArchiveReader.read(TrainedArchive.get()));
        Path json = directory.resolve("figures.json");
        Outcome o = run("--load", archive, "--stats=json:" + json, "--log", "load");
        assertEquals(0, o.exitCode(), o.err());
        assertEquals(ToolRunner.host("", List.of("-cp", ToolRunner.samples(), "org.stubarchive.samples.Sorting", "500")).out(), o.out());
        JsonNode figures = figures(json);
        assertEquals(stubs - 1, figures.at("/code/loaded").asInt(), figures.toString());
        assertEquals(1, figures.at("/code/generated").asInt(), figures.toString());
        assertEquals(1, figures.at("/rejections").size(), figures.toString());
        assertEquals(STALE, figures.at("/rejections/0/name").asText());
        assertEquals("baseline", figures.at("/rejections/0/variant").asText());
        assertTrue(figures.at("/rejections/0/reason").asText().startsWith(OTHER), figures.toString());
        assertTrue(o.err().contains("rejected  " + STALE + ": " + OTHER), o.err());

        Outcome required = run("--load", archive, "--require-archive");
        assertEquals(3, required.exitCode(), required.err());
        assertEquals("", required.out());
        assertEquals(1, required.err().lines().count(), required.err());
        assertTrue(required.err().contains("stub " + STALE + ": " + OTHER) && required.err().contains("train again"), required.err());

        Outcome doctor = InProcess.tool("doctor", "--cpu-features", "all", archive);
        assertEquals(3, doctor.exitCode(), doctor.out());
        String verdict = doctor.out().lines().findFirst().orElseThrow();
        assertTrue(verdict.contains("not usable here") && verdict.contains(OTHER) && verdict.endsWith("stub " + STALE), doctor.out());
        assertTrue(doctor.out().contains("remedy: train again with this version"), doctor.out());

        assertEquals(0, InProcess.tool("verify", archive).exitCode(), "it is a valid archive");
        assertEquals(1, InProcess.tool("verify", "--regenerate", archive).exitCode());
    }

    @Test
    void aStubThatThisBuildDoesNotKnowIsLeftOutAndTold() throws Exception {
        String archive = withUnknownStub(directory.resolve("newer.sar"));
        Path json = directory.resolve("figures.json");
        Outcome o = run("--load", archive, "--stats=json:" + json);
        assertEquals(0, o.exitCode(), o.err());
        assertEquals(0, figures(json).at("/code/generated").asInt());
        assertEquals(1, figures(json).at("/code/rejected").asInt());
        assertEquals("newcomer", figures(json).at("/rejections/0/name").asText());
        Outcome required = run("--load", archive, "--require-archive");
        assertEquals(3, required.exitCode(), required.err());
        assertTrue(required.err().contains("stub newcomer: this version generates no such stub"), required.err());
        Outcome doctor = InProcess.tool("doctor", "--cpu-features", "all", archive);
        assertEquals(3, doctor.exitCode(), doctor.out());
        assertTrue(doctor.out().lines().findFirst().orElseThrow().endsWith("this version generates no such stub as stub newcomer"), doctor.out());
        assertEquals(0, InProcess.tool("verify", archive).exitCode(), "it is a valid archive");
    }

    /** The trained archive and a stub of an id that only a newer catalogue has, a copy of another one. */
    private static String withUnknownStub(Path file) throws Exception {
        List<StubDeclaration> declarations = new ArrayList<>(Catalogue.standard().declarations());
        int last = declarations.stream().filter(d -> d.category() == Category.SHARED).mapToInt(StubDeclaration::staticId).max().orElseThrow();
        StubDeclaration model = Catalogue.standard().find(last).orElseThrow();
        declarations.add(new StubDeclaration(StaticId.of(Category.SHARED, StaticId.number(last) + 1), "newcomer", Category.SHARED, model.targets(), List.of("newcomer"), "", model.features()));
        TextLinker linker = new TextLinker(HostCpu.target(), Catalogue.of(declarations));
        Archive archive = ArchiveReader.read(TrainedArchive.get());
        CodeImage image = archive.images().get(0);
        CodeTables tables = archive.tables().get(image.target());
        Unlinker unlinker = new Unlinker(image, tables);
        StubCode copied = null;
        for (int u = 0; u < tables.unitCount(); u++) {
            StubCode s = unlinker.stub(u);
            linker.add(s, unlinker.dependencies(u));
            if (s.name().equals(STALE)) {
                copied = s;
            }
        }
        linker.add(new StubCode("newcomer", CpuFeatures.BASELINE, copied.code(), copied.alignment(), copied.entries().subList(0, 1), copied.faultRanges(), copied.relocations(), new TreeMap<>(), copied.codeSize()));
        ArchiveWriter.write(file, RealArchive.OTHER_BUILD, List.of(linker.link()));
        return file.toString();
    }

    @Test
    void whatTheArchiveLacksIsToldAndNoFinding() {
        String archive = RealArchive.edited(directory.resolve("older.sar"), s -> s.name().equals(STALE) ? null : s);
        Outcome doctor = InProcess.tool("doctor", "--cpu-features", "all", archive);
        assertEquals(0, doctor.exitCode(), doctor.out());
        assertTrue(doctor.out().contains("costs:  the archive lacks, and a start generates where it is needed, stub " + STALE), doctor.out());
        assertFalse(InProcess.tool("doctor", "--cpu-features", "all", TrainedArchive.get().toString()).out().contains("lacks"));
    }

    /** What the build wrote into the tool is what the tool generates, for every target. */
    @Test
    void theToolKnowsAllThatItGenerates() throws Exception {
        Map<Target, KnownUnits> all = new EnumMap<>(Target.class);
        Archive both = ArchiveReader.read(TrainedArchive.get("all"));
        for (Target target : Target.values()) {
            KnownUnits known = GeneratedUnits.of(target);
            KnownUnits generated = KnownUnitsSource.generate(target);
            assertEquals(generated.size(), known.size());
            for (int u = 0; u < known.size(); u++) {
                assertEquals(generated.staticId(u), known.staticId(u));
                assertEquals(generated.hash(u), known.hash(u));
            }
            assertTrue(known.size() > 300, target + ": " + known.size());
            CodeTables tables = both.tables().get(target);
            assertEquals(known.size(), tables.unitCount());
            assertSame(known, tables);
            all.put(target, known);
        }
        assertEquals(BuildId.of(all), GeneratedUnits.buildId());
    }

    @Test
    void stripAndMergeKeepTheHashes() throws Exception {
        String both = TrainedArchive.get("all").toString();
        Path stripped = directory.resolve("stripped.sar");
        assertEquals(0, InProcess.tool("strip", "--keep-variants", "baseline", "--debug", "-o", stripped.toString(), both).exitCode());
        Path merged = directory.resolve("merged.sar");
        assertEquals(0, InProcess.tool("merge", merged.toString(), stripped.toString(), both).exitCode());
        for (Path file : List.of(stripped, merged)) {
            ArchiveReader.read(file).tables().forEach((target, tables) -> assertSame(GeneratedUnits.of(target), tables));
        }
    }

    private static void assertSame(KnownUnits known, CodeTables tables) {
        Verdict[] verdicts = known.compare(tables);
        for (int u = 0; u < verdicts.length; u++) {
            assertEquals(Verdict.SAME, verdicts[u], tables.target() + ": " + tables.unitName(u));
        }
    }

    private static int stubs(Archive archive) {
        CodeTables tables = archive.tables().get(HostCpu.target());
        int count = 0;
        for (int u = 0; u < tables.unitCount(); u++) {
            count += u == 0 || tables.unitStaticId(u) != tables.unitStaticId(u - 1) ? 1 : 0;
        }
        return count;
    }
}
