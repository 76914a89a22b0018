package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.cli.listing.Architectures;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.ArchiveReader;

/** {@code disasm}, {@code merge}, {@code strip}, {@code repro}, {@code map}, {@code completion}, {@code man}. */
class ArchiveToolsTest {
    @TempDir
    Path directory;

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void disasmShowsEveryStubWithItsEntriesAndNames() throws Exception {
        Outcome o = InProcess.tool("disasm", TrainedArchive.get().toString());
        assertEquals(0, o.exitCode(), o.err());
        CodeTables t = ArchiveReader.read(TrainedArchive.get()).tables().get(Target.LINUX_X86_64);
        assertEquals(t.unitCount(), o.out().lines().filter(l -> l.contains(" id 0x")).count());
        assertTrue(o.out().contains("[rip: cell leave]"), "relocated operands by name");
        assertFalse(o.out().contains("rip+"), "no relocated operand is left as a number");
        Outcome raw = InProcess.tool("disasm", "--relocs", "raw", "--bytes", TrainedArchive.get().toString(), "forward_exception");
        assertTrue(raw.out().contains("X86_CELL_DISP32 leave") && raw.out().contains("[rip+0x"), raw.out());
        assertEquals(2, InProcess.tool("disasm", TrainedArchive.get().toString(), "no_such_stub").exitCode());
        Outcome variant = InProcess.tool("disasm", "--variant", "avx,avx2", TrainedArchive.get().toString(), "jbyte_*");
        assertTrue(variant.out().lines().filter(l -> l.contains(" id 0x")).allMatch(l -> l.contains("(avx+avx2,")), variant.out());
    }

    /** With addresses a branch's target is the offset that the left column shows at the instruction that it goes to. */
    @Test
    void targetsAreCountedAsTheInstructionsAre() {
        String both = SyntheticArchive.example().write(directory.resolve("both.sar"));
        for (String[] options : new String[][] {{"--relocs", "raw"}, {"--relocs", "raw", "--addresses"}}) {
            List<String> command = new ArrayList<>(List.of("disasm"));
            command.addAll(List.of(options));
            command.addAll(List.of(both, "gamma"));
            List<String> lines = InProcess.tool(command).out().lines().toList();
            String branch = lines.stream().filter(l -> l.contains(" je ")).findFirst().orElseThrow();
            String target = branch.substring(branch.lastIndexOf("0x") + 2);
            assertTrue(lines.stream().anyMatch(l -> l.matches(" +" + target + ": pop .*")), String.join("\n", lines));
        }
        String[] text = {"disasm", "--relocs", "raw", "--addresses", both, "gamma"};
        CodeTables tables = tables(both);
        int unit = tables.unitCount() - 1;
        assertEquals("gamma", tables.unitName(unit));
        long cell = tables.cellOffset(tables.relocationCell(tables.firstRelocation(tables.unitStart(unit)))) - tables.textOffset();
        assertTrue(InProcess.tool(text).out().contains("# 0x" + Long.toHexString(cell)), InProcess.tool(text).out());
    }

    private static CodeTables tables(String archive) {
        try {
            return ArchiveReader.read(Path.of(archive)).tables().get(Target.LINUX_X86_64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTargetWithADecoderIsDisassembledOnAnyHost() {
        String both = SyntheticArchive.example().write(directory.resolve("both.sar"));
        for (Target target : Target.values()) {
            Outcome o = InProcess.tool("disasm", "--target", target.id(), both);
            if (Architectures.find(target).isPresent()) {
                assertEquals(0, o.exitCode(), o.err());
                assertTrue(o.out().contains(" ret") && o.out().contains("cell "), o.out());
            } else {
                assertEquals(3, o.exitCode(), o.err());
                assertTrue(o.err().contains("no decoder"), o.err());
            }
        }
    }

    @Test
    void stripAndMergeAreDeterministicAndInverse() throws Exception {
        byte[] all = Files.readAllBytes(TrainedArchive.get());
        assertEquals(0, InProcess.tool("strip", "-o", path("same.sar"), TrainedArchive.get().toString()).exitCode());
        assertArrayEquals(all, Files.readAllBytes(directory.resolve("same.sar")));
        assertEquals(0, InProcess.tool("strip", "--keep-variants", "baseline", "--debug", "-o", path("base.sar"), TrainedArchive.get().toString()).exitCode());
        assertTrue(Files.size(directory.resolve("base.sar")) < all.length);
        assertEquals(0, InProcess.tool("verify", "--regenerate", path("base.sar")).exitCode());
        for (List<String> order : List.of(List.of(path("base.sar"), TrainedArchive.get().toString()), List.of(TrainedArchive.get().toString(), path("base.sar")))) {
            assertEquals(0, InProcess.tool("merge", path("merged.sar"), order.get(0), order.get(1)).exitCode());
            assertArrayEquals(all, Files.readAllBytes(directory.resolve("merged.sar")));
        }
    }

    @Test
    void strippedArchiveRuns() {
        assertEquals(0, InProcess.tool("strip", "--keep-variants", "baseline", "--debug", "-o", path("base.sar"), TrainedArchive.get().toString()).exitCode());
        Outcome o = ToolRunner.tool("run", "--require-archive", "--load", path("base.sar"), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(0, o.exitCode(), o.err());
        assertEquals("Hello, world\n", o.out());
    }

    @Test
    void conflictsAreNamedAndNothingIsWritten() {
        String changed = RealArchive.edited(directory.resolve("changed.sar"), s -> s.name().startsWith("throw_Ar") ? RealArchive.flipped(s, 4, 1) : s);
        Outcome o = InProcess.tool("merge", path("merged.sar"), TrainedArchive.get().toString(), changed);
        assertEquals(1, o.exitCode(), o.err());
        assertTrue(o.err().contains("throw_ArithmeticException") && o.err().contains("conflict"), o.err());
        assertFalse(Files.exists(directory.resolve("merged.sar")));
    }

    @Test
    void trainingsUnderDifferentCircumstancesGiveTheSameBytes() {
        Outcome o = ToolRunner.tool("repro");
        assertEquals(0, o.exitCode(), o.out() + o.err());
        assertTrue(o.out().startsWith("3 trainings gave the same"), o.out());
        assertEquals("", o.err(), "no progress in pipes");
    }

    @Test
    void firstDifferingStubIsNamed() throws Exception {
        String changed = RealArchive.edited(directory.resolve("changed.sar"), s -> s.name().equals("throw_ArithmeticException") ? RealArchive.flipped(s, 4, 1) : s);
        String difference = ReproCommand.firstDifference(Files.readAllBytes(TrainedArchive.get()), Files.readAllBytes(Path.of(changed)));
        assertEquals("linux-x86_64: stub throw_ArithmeticException at offset 4", difference);
    }

    @Test
    void completionIsAcceptedByTheShell() throws Exception {
        for (String shell : List.of("bash", "zsh", "fish")) {
            Outcome o = InProcess.tool("completion", shell);
            assertEquals(0, o.exitCode(), o.err());
            assertTrue(o.out().contains("verify") && o.out().contains("regenerate"), shell);
            Files.writeString(directory.resolve(shell), o.out());
        }
        Outcome syntax = ToolRunner.program("bash", "-n", path("bash"));
        assertEquals(0, syntax.exitCode(), syntax.err());
        assertEquals("", syntax.err());
    }

    @Test
    void manualPagesAreWellFormed() {
        assertEquals(0, InProcess.tool("man", "-o", path("man")).exitCode());
        for (String page : List.of("stubarchive", "stubarchive-verify", "stubarchive-run")) {
            Outcome o = ToolRunner.program("groff", "-man", "-ww", "-Tascii", path("man") + "/" + page + ".1");
            assertEquals(0, o.exitCode(), o.err());
            assertEquals("", o.err());
            assertTrue(o.out().length() > 500, o.out());
        }
    }

    @Test
    void mapRendersWithoutNetworkAndItsFilterWorks() {
        assertEquals(0, InProcess.tool("map", "-o", path("map.html"), TrainedArchive.get().toString()).exitCode());
        String dom = Chromium.dom(directory.resolve("profile"), Path.of(path("map.html")), "filter=arraycopy%20avx2&stub=jbyte_disjoint_arraycopy");
        assertTrue(dom.contains("<h3>jbyte_disjoint_arraycopy</h3>"), "a click shows the stub");
        assertTrue(dom.matches("(?s).*<span id=\"count\">[1-9][0-9]* of [0-9]+ variants.*"), "the filter counts");
        assertTrue(dom.contains("class=\"unit dim\"") && dom.contains("class=\"unit\""), "the filter dims the others");
    }

    @Test
    void namesThatTheLocaleCannotWriteGiveALineThatSaysSo() throws Exception {
        Path archive = directory.resolve("n\u00e4me.sar");
        Files.copy(TrainedArchive.get(), archive);
        List<String> command = new ArrayList<>(List.of("env", "LC_ALL=C"));
        command.addAll(ToolRunner.command("inspect", archive.toString()));
        Outcome o = ToolRunner.program(command.toArray(new String[0]));
        assertEquals(64, o.exitCode(), o.err());
        assertTrue(o.err().lines().findFirst().orElse("").endsWith("set LC_ALL=C.UTF-8"), o.err());
        command.set(1, "LC_ALL=C.UTF-8");
        assertEquals(0, ToolRunner.program(command.toArray(new String[0])).exitCode());
    }
}
