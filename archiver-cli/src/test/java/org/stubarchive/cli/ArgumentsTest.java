package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.code.Target;

/** Arguments that cannot be meant give status 64 and one cause, before anything is read or written; help shows what may be typed. */
class ArgumentsTest {
    @TempDir
    Path directory;

    private static void refused(String cause, String... args) {
        Outcome o = InProcess.tool(args);
        assertEquals(64, o.exitCode(), List.of(args) + o.out() + o.err());
        assertTrue(o.err().lines().findFirst().orElse("").contains(cause), o.err());
        assertEquals("", o.out());
    }

    private String archive() {
        return SyntheticArchive.example().write(directory.resolve("a.sar"));
    }

    @Test
    void aCommandThatIsNoneIsNamedWithThoseLikeIt() {
        refused("unknown command 'insepct'; did you mean inspect", "insepct", "x.sar");
        refused("unknown command 'nothinglikeit'", "nothinglikeit");
        refused("Unknown option: '--lode'", "--lode");
    }

    @Test
    void mapTakesTwoArchivesAtMost() {
        Path page = directory.resolve("page.html");
        refused("found 3", "map", "-o", page.toString(), archive(), archive(), archive());
        assertFalse(Files.exists(page));
    }

    @Test
    void measuringNothingIsRefused() {
        refused("--runs", "bench", "tools", "--runs", "0");
        refused("--entries", "bench", "tools", "--entries", "-1");
        refused("--entries", "bench", "tools", "--entries", "0");
        refused("--heap", "bench", "tools", "--heap", "much");
        refused("--runs", "bench", "code-cache", "--runs", "0");
        refused("--largest", "bench", "code-cache", "--largest", "99");
        refused("--runs", "bench", "startup", "--runs", "0");
        refused("--runs", "bench", "interpreter", "--runs", "-1");
        refused("--filter", "bench", "interpreter", "--filter", "no such sample");
    }

    @Test
    void trainingsOfReproAreCheckedBeforeTheFirst() {
        refused("-o is chosen by repro", "repro", "--", "-o", "foo.sar");
        refused("-o is chosen by repro", "repro", "--", "--output=foo.sar");
        refused("--jobs is chosen by repro", "repro", "--", "--jobs", "3");
        refused("--bogus", "repro", "--", "--bogus");
        refused("-bogus", "repro", "--", "-bogus");
        refused("training", "repro", "--", "--help");
    }

    @Test
    void whatATrainingRefusesReproRefuses() {
        Outcome o = ToolRunner.tool("repro", "--", "--store", "nosuch");
        assertEquals(64, o.exitCode(), o.out() + o.err());
        assertTrue(o.err().contains("nosuch"), o.err());
    }

    @Test
    void addressesOfAnExportDoNotWrap() {
        Path file = directory.resolve("a.elf");
        for (String format : List.of("elf", "perf-map", "jitdump")) {
            refused("--base", "export", "--target", "linux-x86_64", "--format", format, "--base", "0xffffffffffffc000", "-o", file.toString(), TrainedArchive.get("linux-x86_64").toString());
        }
        refused("--base", "export", "--target", "linux-x86_64", "--base", "0x10001000", "-o", file.toString(), archive());
        assertFalse(Files.exists(file));
    }

    @Test
    void featuresThatCannotBeLackingOrKeptAreRefused() {
        String x86 = SyntheticArchive.example().only(Target.LINUX_X86_64).write(directory.resolve("x86.sar"));
        String output = directory.resolve("out.sar").toString();
        refused("sse2", "doctor", "--without", "sse2", x86);
        refused("sse2", "doctor", "--without", "avx,SSE2", x86);
        refused("native", "doctor", "--without", "native", x86);
        refused("sve", "strip", "--keep-variants", "sve", "-o", output, x86);
        refused("lse", "strip", "--keep-variants", "avx2,lse", "--targets", "linux-x86_64", "-o", output, archive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2GB", "4K", "4k", "1M", "3 elephants", "KiB"})
    void sizesHaveTheUnitsThatHelpNames(String size) {
        refused("KiB", "diff", "--max-growth", size, archive(), archive());
        refused("KiB", "diff", "--min-change", size, archive(), archive());
    }

    @Test
    void choicesAreNamedAsTheyAreTyped() {
        refused("expected one of id, size, offset, found 'weight'", "inspect", "--sort", "weight", archive());
        refused("expected one of category, variant, page", "inspect", "--by", "colour", archive());
        refused("expected one of subset, exact", "doctor", "--cpu-match", "nearly", archive());
        refused("expected one of perf-map, jitdump, elf", "export", "--format", "pdf", "-o", directory.resolve("x").toString(), archive());
        assertEquals(0, InProcess.tool("inspect", "--sort", "SIZE", "--by", "Page", archive()).exitCode());
        for (String command : ToolCommand.all().getSubcommands().keySet()) {
            String help = InProcess.tool(command, "--help").out();
            assertFalse(help.matches("(?s).*\\(default:\\s+[A-Z_]+\\).*"), help);
        }
    }

    @Test
    void examplesOfHelpCanBeCopied() {
        for (String command : ToolCommand.all().getSubcommands().keySet()) {
            Outcome o = InProcess.tool(command, "--help");
            assertEquals(0, o.exitCode(), o.err());
            List<String> lines = o.out().lines().toList();
            int title = lines.indexOf("Examples:");
            String[] footer = ToolCommand.all().getSubcommands().get(command).getCommandSpec().usageMessage().footer();
            assertEquals(footer.length > 0, title > 0, command);
            assertEquals(Arrays.stream(footer).skip(2).map(l -> l.replace("%%", "%")).toList(), footer.length == 0 ? List.of() : lines.subList(title + 1, lines.size()), command);
        }
        assertTrue(InProcess.tool("diff", "--help").out().contains(" --max-growth 2% old.sar new.sar\n"));
        assertTrue(InProcess.tool("train", "--help").out().contains("  stubarchive train -o small.sar --cpu baseline --store initial,shared,interpreter -cp classes com.example.Main\n"));
    }

    @Test
    void manualPagesHaveTheExamplesOfHelp() throws Exception {
        assertEquals(0, InProcess.tool("man", "-o", directory.toString()).exitCode());
        String page = Files.readString(directory.resolve("stubarchive-diff.1"));
        assertTrue(page.contains("max\\-growth 2% old.sar"), page);
        assertFalse(page.contains("%%"), page);
    }
}
