package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.Archive;
import org.stubarchive.format.reader.ArchiveReader;
import org.stubarchive.loader.HostCpu;

/** Archives for several targets, trained on this machine, and every command on code of the other architecture. */
class CrossTargetTest {
    private static final String STUB = "throw_ArithmeticException";
    private static final long BASE = 0x2000_0000L;
    private static final long PAGE = ~0xFFFL;

    @TempDir
    Path directory;

    private static Target other() {
        return HostCpu.target() == Target.LINUX_X86_64 ? Target.LINUX_AARCH64 : Target.LINUX_X86_64;
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private static String trained(String targets) {
        return TrainedArchive.get(targets).toString();
    }

    private static void succeed(String... args) {
        Outcome o = InProcess.tool(args);
        assertEquals(0, o.exitCode(), List.of(args) + o.out() + o.err());
    }

    @Test
    void allTargetsInOneFileAreTheTargetsTrainedOneByOne() throws Exception {
        byte[] all = Files.readAllBytes(TrainedArchive.get("all"));
        List<String> merge = new ArrayList<>(List.of("merge", path("merged.sar")));
        for (Target t : Target.values()) {
            succeed("strip", "--targets", t.id(), "-o", path("one.sar"), trained("all"));
            assertArrayEquals(Files.readAllBytes(TrainedArchive.get(t.id())), Files.readAllBytes(directory.resolve("one.sar")), t.id());
            merge.add(trained(t.id()));
        }
        assertEquals(0, InProcess.tool(merge).exitCode());
        assertArrayEquals(all, Files.readAllBytes(directory.resolve("merged.sar")));
        assertArrayEquals(Files.readAllBytes(TrainedArchive.get()), Files.readAllBytes(TrainedArchive.get(HostCpu.target().id())));
        succeed("train", "--jobs", "3", "--target", Target.LINUX_AARCH64.id() + "," + Target.LINUX_X86_64.id(), "-o", path("jobs.sar"));
        assertArrayEquals(all, Files.readAllBytes(directory.resolve("jobs.sar")));
    }

    @Test
    void theProgramRunsOnThisMachineAndLeavesNothingInTheOtherTarget() throws Exception {
        Outcome o = ToolRunner.tool("train", "--target", other().id(), "-o", path("other.sar"), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(0, o.exitCode(), o.err());
        assertEquals("Hello, world\n", o.out());
        assertArrayEquals(Files.readAllBytes(TrainedArchive.get(other().id())), Files.readAllBytes(directory.resolve("other.sar")));
    }

    @Test
    void aFileForAllTargetsIsLoadedHere() throws Exception {
        Path figures = directory.resolve("figures.json");
        Outcome o = ToolRunner.tool("run", "--require-archive", "--stats=json:" + figures, "--load", trained("all"), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(0, o.exitCode(), o.err());
        assertEquals("Hello, world\n", o.out());
        assertEquals(0, new com.fasterxml.jackson.databind.ObjectMapper().readTree(figures.toFile()).at("/code/generated").asInt());
        succeed("doctor", trained("all"));
    }

    @Test
    void anArchiveOfTheOtherTargetIsNotUsableHereAndDoctorSaysSoFirst() {
        Outcome o = InProcess.tool("doctor", trained(other().id()));
        assertEquals(3, o.exitCode(), o.out());
        String first = o.out().lines().findFirst().orElse("");
        assertTrue(first.contains("not usable here: it holds no code for " + HostCpu.target().id() + ", only for " + other().id()), first);
    }

    @Test
    void cpusAreChosenPerTarget() throws Exception {
        succeed("train", "--target", "all", "--cpu", "linux-aarch64=lse", "--cpu", "baseline", "-o", path("a.sar"));
        assertEquals(Set.of(), features(Target.LINUX_X86_64));
        assertEquals(Set.of("LSE"), features(Target.LINUX_AARCH64));
        succeed("train", "--target", "all", "--cpu", "avx,avx2,lse", "-o", path("a.sar"));
        assertEquals(Set.of("AVX", "AVX2"), features(Target.LINUX_X86_64));
        assertEquals(Set.of("LSE"), features(Target.LINUX_AARCH64));
        succeed("train", "--target", "all", "--cpu", HostCpu.target().id() + "=native", "--cpu", "baseline", "-o", path("a.sar"));
        assertEquals(Set.of(), features(other()));
    }

    @Test
    void thisMachinesVariantsAreThoseOfItsOwnTargetOnly() throws Exception {
        Outcome o = InProcess.tool("strip", "--keep-variants", "native", "-o", path("a.sar"), trained("all"));
        assertEquals(64, o.exitCode(), o.err());
        assertTrue(o.err().contains("--targets"), o.err());
        succeed("strip", "--keep-variants", "native", "--targets", HostCpu.target().id(), "-o", path("a.sar"), trained("all"));
        succeed("strip", "--keep-variants", "lse", "-o", path("a.sar"), trained("all"));
        assertEquals(Set.of(), features(Target.LINUX_X86_64));
        assertEquals(Set.of("LSE"), features(Target.LINUX_AARCH64));
        Outcome inspect = InProcess.tool("inspect", trained("all"));
        assertTrue(inspect.out().contains("features considered: baseline; this machine is " + HostCpu.target().id()), inspect.out());
    }

    private Set<String> features(Target target) throws Exception {
        CodeTables t = ArchiveReader.read(directory.resolve("a.sar")).tables().get(target);
        Set<String> names = new java.util.TreeSet<>();
        for (int set = 0; set < t.featureSetCount(); set++) {
            for (int i = 0; i < t.featureCount(set); i++) {
                names.add(t.featureName(set, i));
            }
        }
        return names;
    }

    @Test
    void noTargetHasFeaturesOfAnother() throws Exception {
        Archive archive = ArchiveReader.read(TrainedArchive.get("all"));
        assertEquals(EnumSet.allOf(Target.class), archive.tables().keySet());
        archive.tables().forEach((target, t) -> {
            for (int set = 0; set < t.featureSetCount(); set++) {
                for (int i = 0; i < t.featureCount(set); i++) {
                    assertEquals(target, CpuFeature.valueOf(t.featureName(set, i)).target());
                }
            }
        });
    }

    @Test
    void everyTargetIsVerifiedAndRegeneratedOnThisMachine() {
        Outcome o = InProcess.tool("verify", "--regenerate", trained("all"));
        assertEquals(0, o.exitCode(), o.out() + o.err());
        for (Target t : Target.values()) {
            assertTrue(o.out().contains("ok  " + t.id() + ": instructions of ") && o.out().contains("ok  " + t.id() + ": regenerated "), o.out());
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void damageToTheOtherTargetIsFoundAndNamed(Target target) {
        String changed = RealArchive.edited(TrainedArchive.get(target.id()), directory.resolve("changed.sar"), s -> s.name().equals(STUB) ? RealArchive.flipped(s, 0, 1) : s);
        Outcome regenerated = InProcess.tool("verify", "--regenerate", changed);
        assertEquals(1, regenerated.exitCode(), regenerated.out());
        assertTrue(regenerated.out().contains(target.id() + ": stub " + STUB + " differs"), regenerated.out());
        String entry = RealArchive.edited(TrainedArchive.get(target.id()), directory.resolve("entry.sar"), s -> !s.name().equals(STUB) ? s
                : RealArchive.entryInsideAnInstruction(s));
        Outcome inside = InProcess.tool("verify", entry);
        assertEquals(2, inside.exitCode(), inside.out());
        assertTrue(inside.out().contains("stub " + STUB + ": entry"), inside.out());
    }

    @Test
    void changesOfAarch64CodeAreClassifiedOnThisMachine() throws Exception {
        assertEquals("code-changed", change(s -> RealArchive.flipped(s, 1, 1)));
        assertEquals("relocation-only", change(s -> {
            List<Relocation> relocations = new ArrayList<>();
            for (Relocation r : s.relocations()) {
                relocations.add(r.kind() == RelocationKind.AARCH64_CELL_ADRP_LDR ? new Relocation(r.kind(), r.site(), CodeSymbol.external("memmove"), r.addend()) : r);
            }
            return SyntheticArchive.with(s, relocations.toArray(new Relocation[0]));
        }));
    }

    private String change(java.util.function.UnaryOperator<StubCode> change) throws Exception {
        String changed = RealArchive.edited(TrainedArchive.get("linux-aarch64"), directory.resolve("changed.sar"), s -> s.name().equals(STUB) ? change.apply(s) : s);
        Path report = directory.resolve("diff.json");
        Outcome o = InProcess.tool("diff", "--report", "json=" + report, trained("linux-aarch64"), changed);
        assertEquals(1, o.exitCode(), o.out() + o.err());
        JsonNode json = Schemas.read(report, "diff");
        assertEquals(1, json.get("findings").size(), o.out());
        assertTrue(json.at("/findings/0/subject").asText().startsWith("linux-aarch64/"), o.out());
        return json.at("/findings/0/rule").asText();
    }

    @Test
    void aShiftedLayoutMovesAarch64CodeAndChangesNothing() throws Exception {
        // Without its first stub all others lie elsewhere, so every ADRP and every low part of a cell's address may be encoded differently.
        String shifted = RealArchive.edited(TrainedArchive.get("linux-aarch64"), directory.resolve("shifted.sar"), s -> s.name().equals("call_stub") ? null : s);
        Path report = directory.resolve("diff.json");
        InProcess.tool("diff", "--report", "json=" + report, trained("linux-aarch64"), shifted);
        JsonNode counts = Schemas.read(report, "diff").get("counts");
        assertEquals(1, counts.get("removed").intValue());
        assertTrue(counts.get("moved").intValue() > 100, counts.toString());
        for (String c : List.of("added", "code-changed", "relocation-only", "entry-points-changed", "cpu-variant-changed")) {
            assertEquals(0, counts.get(c).intValue(), c);
        }
        Outcome text = InProcess.tool("disasm", "--target", "linux-aarch64", trained("all"), "leave", STUB, "bytecode_iload");
        Outcome moved = InProcess.tool("disasm", shifted, "leave", STUB, "bytecode_iload");
        assertEquals(text.out().replaceAll("text offset 0x[0-9a-f]+", ""), moved.out().replaceAll("text offset 0x[0-9a-f]+", ""));
    }

    @Test
    void aarch64CodeIsDisassembledWithNames() throws Exception {
        Outcome o = InProcess.tool("disasm", trained("linux-aarch64"));
        assertEquals(0, o.exitCode(), o.err());
        CodeTables t = ArchiveReader.read(TrainedArchive.get("linux-aarch64")).tables().get(Target.LINUX_AARCH64);
        assertEquals(t.unitCount(), o.out().lines().filter(l -> l.contains(" id 0x")).count());
        assertFalse(o.out().contains(".inst"), "every word is an instruction of the table");
        assertTrue(o.out().contains("page of cell leave") && o.out().contains(", cell leave]"), "relocated operands by name");
        assertFalse(Pattern.compile("adrp x\\d+, 0x").matcher(o.out()).find(), "no relocated operand is left as a number");
        assertFalse(Pattern.compile(": (b|bl|b\\.\\w+|cbn?z \\w+,|tbn?z \\w+, #\\d+,|adr x\\d+,) 0x").matcher(o.out()).find(), "no branch target is left as a number");
        Outcome raw = InProcess.tool("disasm", "--relocs", "raw", trained("linux-aarch64"), "forward_exception");
        assertTrue(raw.out().contains("AARCH64_CELL_ADRP_LDR leave"), raw.out());
    }

    @Test
    void objdumpDisassemblesAarch64AsDisasmDoes() {
        succeed("export", "--format", "elf", "--target", "linux-aarch64", "--base", "0x" + Long.toHexString(BASE), "-o", path("elf"), trained("all"));
        Outcome objdump = ToolRunner.program("aarch64-linux-gnu-objdump", "-d", "-z", "-j", ".text", "--no-show-raw-insn", path("elf"));
        assertEquals("", objdump.err());
        TreeMap<Long, String> theirs = new TreeMap<>();
        Matcher line = Pattern.compile("(?m)^ *([0-9a-f]+):\t(.*)$").matcher(objdump.out());
        while (line.find()) {
            theirs.put(Long.parseLong(line.group(1), 16) - BASE, line.group(2).replaceAll("\\s*//.*", "").replaceAll(" <.*>$", "").replaceAll("\\s+", " ").strip());
        }
        int compared = 0;
        long start = 0;
        for (String l : InProcess.tool("disasm", "--relocs", "raw", trained("linux-aarch64")).out().lines().toList()) {
            Matcher header = Pattern.compile(" id 0x.*: text offset 0x([0-9a-f]+),").matcher(l);
            Matcher instruction = Pattern.compile("^ +([0-9a-f]+): (?! )(.*)$").matcher(l);
            if (header.find()) {
                start = Long.parseLong(header.group(1), 16);
            } else if (instruction.matches() && !instruction.group(2).startsWith(".byte")) {
                long offset = Long.parseLong(instruction.group(1), 16);
                assertEquals(theirs.get(start + offset), absolute(instruction.group(2).replaceAll(" *; may fault.*", ""), start, offset), l);
                compared++;
            }
        }
        assertTrue(compared > 5000, "instructions compared: " + compared);
    }

    /** The instruction with the address, as objdump prints it, for the offset of its target. */
    private static String absolute(String text, long start, long offset) {
        Matcher m = Pattern.compile("(?<=[ ,])0x([0-9a-f]+)$").matcher(text);
        if (!m.find()) {
            return text;
        }
        long moved = text.startsWith("adrp ") ? (BASE + start + offset & PAGE) - (offset & PAGE) : BASE + start;
        return text.substring(0, m.start()) + Long.toHexString(Long.parseUnsignedLong(m.group(1), 16) + moved);
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void everyTargetIsExportedMappedAndChecked(Target target) throws Exception {
        Archive archive = ArchiveReader.read(TrainedArchive.get("all"));
        int variants = archive.tables().get(target).unitCount();
        succeed("export", "--target", target.id(), "-o", path("perf.map"), trained("all"));
        assertEquals(variants, Files.readAllLines(directory.resolve("perf.map")).size());
        succeed("export", "--format", "jitdump", "--target", target.id(), "-o", path("jitdump"), trained("all"));
        succeed("map", "-o", path("map.html"), trained(target.id()));
        assertTrue(Files.readString(directory.resolve("map.html")).contains("method_entry_normal"));
        Path budget = Files.writeString(directory.resolve("budget.json"), "{\"schemaVersion\": 1, \"variants\": " + variants + "}");
        succeed("check", "--budget", budget.toString(), trained(target.id()));
    }

    @Test
    void trainingsForAllTargetsUnderDifferentCircumstancesGiveTheSameBytes() {
        Outcome o = ToolRunner.tool("repro", "--runs", "2", "--", "--target", "all");
        assertEquals(0, o.exitCode(), o.out() + o.err());
    }

    @Test
    void theCoverageOfTheTargetsIsComparedAndEveryGapHasAReason() throws Exception {
        Path inspected = directory.resolve("inspect.json");
        succeed("inspect", "--coverage", "--report", "json=" + inspected, trained("all"));
        int differ = 0;
        for (JsonNode s : Schemas.read(inspected, "inspect-coverage").get("stubs")) {
            for (JsonNode reason : s.get("reasons")) {
                assertTrue(reason.asText().startsWith("not declared: ") || reason.asText().startsWith("not generated: "), s.toString());
                assertFalse(reason.asText().endsWith("no generator"), s.toString());
            }
            differ += s.get("reasons").size() == 1 ? 1 : 0;
        }
        Path compared = directory.resolve("diff.json");
        Outcome o = InProcess.tool("diff", "--ids-only", "--report", "json=" + compared, trained("linux-x86_64"), trained("linux-aarch64"));
        assertEquals(1, o.exitCode(), o.err());
        JsonNode json = Schemas.read(compared, "coverage");
        assertEquals(differ, json.at("/counts/added").intValue() + json.at("/counts/removed").intValue());
        assertTrue(json.at("/counts/in-both").intValue() > 400, json.get("counts").toString());
        int reasons = 0;
        for (JsonNode s : json.get("stubs")) {
            reasons += s.has("reason") ? 1 : 0;
        }
        assertEquals(differ, reasons);
    }
}
