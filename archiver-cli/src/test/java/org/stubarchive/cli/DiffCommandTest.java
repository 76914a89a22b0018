package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stubarchive.cli.SyntheticArchive.X86;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;

/** {@code diff} on archives that differ in one known thing: the right class, once, and the right exit status. */
class DiffCommandTest {
    private static final Target X86_64 = Target.LINUX_X86_64;
    private static final Target AARCH64 = Target.LINUX_AARCH64;
    private static final CpuFeatures BASELINE = CpuFeatures.BASELINE;
    private static final long VARIANTS = 5;

    @TempDir
    Path directory;

    private String old;

    @BeforeEach
    void writeOld() {
        old = SyntheticArchive.example().write(directory.resolve("old.sar"));
    }

    private JsonNode diff(int exitCode, SyntheticArchive changed, String... options) throws Exception {
        return diff(exitCode, changed.write(directory.resolve("new.sar")), options);
    }

    private JsonNode diff(int exitCode, String file, String... options) throws Exception {
        Path report = directory.resolve("diff.json");
        List<String> args = new ArrayList<>(List.of("diff", "--report", "json=" + report));
        args.addAll(List.of(options));
        args.addAll(List.of(old, file));
        Outcome o = InProcess.tool(args);
        assertEquals(exitCode, o.exitCode(), o.out() + o.err());
        JsonNode json = Schemas.read(report, "diff");
        assertEquals(exitCode == 0, json.get("passed").booleanValue());
        checkSizes(json.get("old"), Path.of(old));
        checkSizes(json.get("new"), Path.of(file));
        return json;
    }

    private static void checkSizes(JsonNode side, Path file) throws Exception {
        assertEquals(Files.size(file), side.get("fileBytes").longValue());
        assertEquals(Files.size(file), side.get("stubBytes").longValue() + side.get("metadataBytes").longValue() + side.get("paddingBytes").longValue());
    }

    /** Classes that occur, moved and identical ones aside, with their counts. */
    private static Map<String, Long> changes(JsonNode json) {
        Map<String, Long> changes = new TreeMap<>();
        json.get("counts").fields().forEachRemaining(e -> changes.put(e.getKey(), e.getValue().longValue()));
        changes.keySet().removeAll(List.of("moved", "identical"));
        changes.values().removeIf(n -> n == 0);
        return changes;
    }

    private static JsonNode only(JsonNode json, String changeClass) {
        List<JsonNode> rows = new ArrayList<>();
        json.get("stubs").forEach(s -> {
            if (s.get("class").asText().equals(changeClass)) {
                rows.add(s);
            }
        });
        assertEquals(1, rows.size(), json.toPrettyString());
        return rows.get(0);
    }

    private static StubCode code(StubCode s, String hex) {
        StubCode n = SyntheticArchive.x86(s.name(), s.features(), hex, s.relocations().get(0).symbol().name(), s.entries().toArray(new Integer[0]));
        return SyntheticArchive.with(n, s.relocations().toArray(new Relocation[0]));
    }

    private static StubCode entries(StubCode s, Integer... entries) {
        return new StubCode(s.name(), s.features(), s.code(), s.alignment(), List.of(entries), s.faultRanges(), s.relocations(), s.labels(), s.codeSize());
    }

    private static StubCode features(StubCode s, CpuFeatures features) {
        return new StubCode(s.name(), features, s.code(), s.alignment(), s.entries(), s.faultRanges(), s.relocations(), s.labels(), s.codeSize());
    }

    @Test
    void anArchiveIsIdenticalToItself() throws Exception {
        JsonNode json = diff(0, old);
        assertEquals(VARIANTS, json.at("/counts/identical").longValue());
        assertEquals(VARIANTS, json.get("stubs").size());
        assertEquals(0, json.get("deltaBytes").longValue());
        assertEquals(0, json.get("findings").size());
    }

    @Test
    void oneNewStubIsOneAddedAndNothingElse() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().add(X86_64, 15, SyntheticArchive.x86("between", BASELINE, X86, "memcpy", 0)));
        assertEquals(Map.of("added", 1L), changes(json));
        assertTrue(json.at("/counts/moved").longValue() > 0, "the stubs behind it lie elsewhere");
        assertEquals("linux-x86_64/0x08_00000f/baseline", only(json, "added").get("key").asText());
    }

    @Test
    void aRetargetedRelocationIsRelocationOnly() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().change(X86_64, "beta", BASELINE,
                s -> SyntheticArchive.with(s, new Relocation(RelocationKind.X86_CELL_DISP32, SyntheticArchive.X86_SITE, CodeSymbol.external("memmove"), 0))));
        assertEquals(Map.of("relocation-only", 1L), changes(json));
        assertEquals("beta", only(json, "relocation-only").get("name").asText());
        assertEquals(4, only(json, "relocation-only").get("changedBytes").longValue());
    }

    @Test
    void anAlteredAddendIsRelocationOnly() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().change(AARCH64, "alpha", BASELINE, s -> SyntheticArchive.aarch64("alpha", 32)));
        assertEquals(Map.of("relocation-only", 1L), changes(json));
        assertEquals("linux-aarch64", only(json, "relocation-only").get("target").asText());
    }

    @Test
    void aFlippedOpcodeIsCodeChangedAndShown() throws Exception {
        SyntheticArchive changed = SyntheticArchive.example().change(X86_64, "gamma", BASELINE, s -> code(s, X86.replace("31c0", "09c0")));
        JsonNode json = diff(1, changed);
        assertEquals(Map.of("code-changed", 1L), changes(json));
        JsonNode row = only(json, "code-changed");
        assertEquals(2, row.get("changedBytes").longValue());
        assertEquals(0, row.get("flags").size());
        assertTrue(!row.at("/old/canonicalHash").asText().equals(row.at("/new/canonicalHash").asText()));
        String text = InProcess.tool("diff", old, directory.resolve("new.sar").toString()).out();
        assertTrue(text.lines().anyMatch(l -> l.matches("  - +11: xor +eax,eax")), text);
        assertTrue(text.lines().anyMatch(l -> l.matches("  \\+ +11: or +eax,eax")), text);
    }

    @Test
    void aChangeOfAarch64CodeIsFoundOnThisHost() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().change(AARCH64, "alpha", BASELINE, s -> {
            byte[] code = s.code().clone();
            code[0] ^= 0x20;
            return new StubCode(s.name(), s.features(), code, s.alignment(), s.entries(), s.faultRanges(), s.relocations(), s.labels(), s.codeSize());
        }));
        assertEquals(Map.of("code-changed", 1L), changes(json));
        assertEquals(4, only(json, "code-changed").get("changedBytes").longValue());
    }

    @Test
    void anInstructionInsertedIntoAarch64CodeMovesNeitherEntriesNorTargets() throws Exception {
        // nop; cbz x0, ret; adrp x16, cell; ldr x17, [x16, cell]; ret. A second nop behind the branch makes it longer and moves the entry behind it.
        int[] before = {0xD503201F, 0xB4000060, 0x90000010, 0xF9400211, 0xD65F03C0};
        int[] after = {0xD503201F, 0xB4000080, 0xD503201F, 0x90000010, 0xF9400211, 0xD65F03C0};
        old = SyntheticArchive.example().add(AARCH64, 50, SyntheticArchive.aarch64("zeta", before, 8, 0, List.of(0, 8))).write(directory.resolve("old.sar"));
        JsonNode json = diff(1, SyntheticArchive.example().add(AARCH64, 50, SyntheticArchive.aarch64("zeta", after, 12, 0, List.of(0, 12))));
        assertEquals(Map.of("code-changed", 1L), changes(json));
        assertEquals(4, only(json, "code-changed").get("changedBytes").longValue());
        assertEquals(0, only(json, "code-changed").get("flags").size(), json.toPrettyString());
        after[1] = 0xB4000060;
        JsonNode elsewhere = diff(1, SyntheticArchive.example().add(AARCH64, 50, SyntheticArchive.aarch64("zeta", after, 12, 0, List.of(0, 12))));
        assertEquals(8, only(elsewhere, "code-changed").get("changedBytes").longValue(), "the branch goes to another instruction");
    }

    @Test
    void anAddressMovedIntoAnAarch64RegisterIsTagged() throws Exception {
        // movz x9, #0x1000; movk x9, #0xf7f0, lsl #16; movk x9, #0x7fff, lsl #32.
        assertEquals("address-like-constant", moved(0xD2820009, 0xF2BEFE09, 0xF2CFFFE9).at("/flags/0").asText());
        // The same with a value in the highest bits: movk x9, #1, lsl #48; and into two registers.
        assertEquals(0, moved(0xD2820009, 0xF2CFFFE9, 0xF2E00029).get("flags").size());
        assertEquals(0, moved(0xD2820009, 0xF2BEFE09, 0xF2CFFFEA).get("flags").size());
    }

    private JsonNode moved(int... moves) throws Exception {
        int[] code = {moves[0], moves[1], moves[2], 0x90000010, 0xF9400211, 0xD65F03C0};
        return only(diff(1, SyntheticArchive.example().change(AARCH64, "alpha", BASELINE, s -> SyntheticArchive.aarch64("alpha", code, 12, 24, List.of(0, 12)))), "code-changed");
    }

    @Test
    void anEntryAtAnotherInstructionIsEntryPointsChanged() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().change(X86_64, "alpha", BASELINE, s -> entries(s, 0, 13)));
        assertEquals(Map.of("entry-points-changed", 1L), changes(json));
    }

    @Test
    void anInsertedInstructionDoesNotMoveEntries() throws Exception {
        // nop after push rbp: the second entry is four bytes of code further and still at the same instruction.
        JsonNode json = diff(1, SyntheticArchive.example().change(X86_64, "alpha", BASELINE, s -> {
            StubCode n = SyntheticArchive.x86("alpha", BASELINE, X86.replaceFirst("55", "55 90"), "memcpy", 0, 5);
            return SyntheticArchive.with(n, new Relocation(RelocationKind.X86_CELL_DISP32, SyntheticArchive.X86_SITE + 1, CodeSymbol.external("memcpy"), 0));
        }));
        assertEquals(Map.of("code-changed", 1L), changes(json));
        assertEquals(1, only(json, "code-changed").get("changedBytes").longValue());
        assertEquals(0, only(json, "code-changed").get("flags").size(), json.toPrettyString());
    }

    @Test
    void anEntryMovedToAnotherInstructionOfChangedCodeIsEntryPointsChanged() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().change(X86_64, "alpha", BASELINE, s -> entries(code(s, X86.replace("31c0", "09c0")), 0, 13)));
        assertEquals(Map.of("entry-points-changed", 1L), changes(json));
        assertEquals("code-changed", only(json, "entry-points-changed").at("/flags/0").asText());
    }

    @Test
    void aLongerBranchIsLayoutInduced() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().change(X86_64, "gamma", BASELINE, s -> code(s, X86.replace("7402", "0f8402000000"))));
        assertEquals(Map.of("code-changed", 1L), changes(json));
        assertEquals("layout-induced", only(json, "code-changed").get("flags").get(only(json, "code-changed").get("flags").size() - 1).asText());
    }

    @Test
    void aBranchElsewhereIsCodeChanged() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().change(X86_64, "gamma", BASELINE, s -> code(s, X86.replace("7402", "7403"))));
        assertEquals(Map.of("code-changed", 1L), changes(json));
        assertEquals(2, only(json, "code-changed").get("changedBytes").longValue());
        assertEquals(0, only(json, "code-changed").get("flags").size());
    }

    @Test
    void anAddressWithoutRelocationIsTagged() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().change(X86_64, "gamma", BASELINE, s -> code(s, X86.replace("31c0", "48b80010f0f7ff7f0000"))));
        assertEquals("address-like-constant", only(json, "code-changed").at("/flags/0").asText());
    }

    @Test
    void otherFeaturesAreCpuVariantChanged() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().change(X86_64, "beta", CpuFeatures.of(CpuFeature.AVX2), s -> features(s, CpuFeatures.of(CpuFeature.AVX2, CpuFeature.BMI2))));
        assertEquals(Map.of("cpu-variant-changed", 1L), changes(json));
        assertEquals("avx2", only(json, "cpu-variant-changed").at("/old/variant").asText());
        assertEquals("avx2+bmi2", only(json, "cpu-variant-changed").at("/new/variant").asText());
    }

    @Test
    void aFurtherVariantIsCpuVariantChanged() throws Exception {
        JsonNode json = diff(1, SyntheticArchive.example().add(X86_64, 30, SyntheticArchive.x86("gamma", CpuFeatures.of(CpuFeature.AVX), X86, "strlen", 0)));
        assertEquals(Map.of("cpu-variant-changed", 1L), changes(json));
    }

    @Test
    void renamesAreMentionedAndStillCount() throws Exception {
        SyntheticArchive renamed = SyntheticArchive.example().add(X86_64, 40, SyntheticArchive.x86("delta", BASELINE, X86.replace("31c0", "21c0"), "strlen", 0));
        old = SyntheticArchive.example().add(X86_64, 41, SyntheticArchive.x86("epsilon", BASELINE, X86.replace("31c0", "21c0"), "strlen", 0)).write(directory.resolve("old.sar"));
        JsonNode json = diff(1, renamed, "--suggest-renames");
        assertEquals(Map.of("added", 1L, "removed", 1L), changes(json));
        assertEquals(1, json.get("renameHints").size());
        assertEquals("linux-x86_64/0x08_000029/baseline", json.at("/renameHints/0/removed").asText());
    }

    @Test
    void archivesForOtherMachinesAreIncomparableExceptByIds() throws Exception {
        String x86 = SyntheticArchive.example().only(X86_64).write(directory.resolve("x86.sar"));
        String aarch64 = SyntheticArchive.example().only(AARCH64).write(directory.resolve("aarch64.sar"));
        Outcome o = InProcess.tool("diff", x86, aarch64);
        assertEquals(2, o.exitCode(), o.out());
        assertEquals(1, o.err().lines().count(), o.err());
        Path report = directory.resolve("ids.json");
        Outcome ids = InProcess.tool("diff", "--ids-only", "--report", "json=" + report, x86, aarch64);
        assertEquals(1, ids.exitCode(), ids.err());
        JsonNode json = Schemas.read(report, "coverage");
        assertEquals(2, json.at("/counts/removed").longValue());
        assertEquals(1, json.at("/counts/in-both").longValue());
        assertEquals(0, InProcess.tool("diff", "--ids-only", "--fail-on", "added", x86, aarch64).exitCode());
    }

    @Test
    void coverageOfTwoTargetsOfOneFile() throws Exception {
        Path report = directory.resolve("ids.json");
        String[] across = {"diff", "--ids-only", "--old-target", "linux-aarch64", "--new-target", "linux-x86_64", "--report", "json=" + report, old, old};
        Outcome o = InProcess.tool(across);
        assertEquals(1, o.exitCode());
        assertTrue(o.out().contains("2 stubs added"), o.out());
        assertEquals(2, o.out().lines().filter(l -> l.contains(" added ") && l.contains("linux-aarch64 -> linux-x86_64") && l.matches(".*  linux-aarch64: unknown to this version")).count(), o.out());
        JsonNode json = Schemas.read(report, "coverage");
        assertEquals(2, json.at("/counts/added").longValue());
        assertEquals(0, json.at("/counts/removed").longValue());
        assertEquals(1, json.at("/counts/in-both").longValue());
        for (JsonNode s : json.get("stubs")) {
            assertEquals("linux-aarch64", s.get("oldTarget").asText());
            assertEquals("linux-x86_64", s.get("newTarget").asText());
            assertEquals(s.get("class").asText().equals("added"), s.has("reason"), s.toString());
        }
        assertEquals(0, InProcess.tool("diff", "--ids-only", "--old-target", "linux-aarch64", "--new-target", "linux-aarch64", old, old).exitCode());
    }

    @Test
    void coverageOfFilesWithSeveralTargetsIsComparedTargetByTarget() throws Exception {
        Path report = directory.resolve("ids.json");
        assertEquals(0, InProcess.tool("diff", "--ids-only", "--report", "json=" + report, old, old).exitCode());
        assertEquals(4, Schemas.read(report, "coverage").at("/counts/in-both").longValue());
        String x86 = SyntheticArchive.example().only(X86_64).write(directory.resolve("x86.sar"));
        Outcome o = InProcess.tool("diff", "--ids-only", "--report", "json=" + report, old, x86);
        assertEquals(1, o.exitCode(), o.err());
        JsonNode json = Schemas.read(report, "coverage");
        assertEquals(3, json.at("/counts/in-both").longValue());
        assertEquals(1, json.at("/counts/removed").longValue());
        assertEquals("linux-aarch64/0x08_00000a", json.at("/findings/0/subject").asText());
        assertEquals(0, InProcess.tool("diff", "--ids-only", "--old-target", "linux-x86_64", old, x86).exitCode());
    }

    @Test
    void targetsThatCannotBeComparedAreNamed() {
        String x86 = SyntheticArchive.example().only(X86_64).write(directory.resolve("x86.sar"));
        for (Map.Entry<Integer, List<String>> e : Map.of(
                2, List.of("diff", "--ids-only", "--old-target", "linux-x86_64", "--new-target", "linux-aarch64", old, x86),
                64, List.of("diff", "--ids-only", "--old-target", "linux-x86_64", old, old)).entrySet()) {
            Outcome o = InProcess.tool(e.getValue());
            assertEquals(e.getKey(), o.exitCode(), o.out() + o.err());
            assertEquals(1, o.err().lines().count(), o.err());
        }
        assertEquals(64, InProcess.tool("diff", "--old-target", "linux-x86_64", old, old).exitCode());
        assertEquals(64, InProcess.tool("diff", "--ids-only", "--new-target", "linux-sparc", old, old).exitCode());
    }

    @Test
    void damagedAndMissingFilesAreBadInput() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(old));
        bytes[bytes.length / 2] ^= 1;
        Path damaged = Files.write(directory.resolve("damaged.sar"), bytes);
        for (List<String> args : List.of(List.of("diff", old, damaged.toString()), List.of("diff", damaged.toString(), old), List.of("diff", directory.resolve("none.sar").toString(), old))) {
            Outcome o = InProcess.tool(args);
            assertEquals(2, o.exitCode(), o.out());
            assertEquals(1, o.err().lines().count(), o.err());
            assertEquals("", o.out());
        }
    }

    @Test
    void wrongUseIsUsage() {
        for (List<String> args : List.of(List.of("diff", old), List.of("diff", "--fail-on", "everything", old, old), List.of("diff", "--max-growth", "much", old, old),
                List.of("diff", "--category", "nothing=1k", old, old), List.of("diff", "--min-change", "-1", old, old), List.of("diff", "--report", "pdf=x", old, old))) {
            Outcome o = InProcess.tool(args);
            assertEquals(64, o.exitCode(), args + o.out() + o.err());
            assertEquals("", o.out());
        }
    }
}
