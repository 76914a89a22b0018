package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;

/** Colours and progress on a real pseudo-terminal, which {@code script} of util-linux gives, and their absence elsewhere. */
class TerminalTest {
    private static final String RED = "\u001b[31m";
    private static final String ERASE = "\r\u001b[K";

    @TempDir
    static Path directory;

    private static String old;
    private static String changed;

    @BeforeAll
    static void archives() {
        old = SyntheticArchive.example().write(directory.resolve("old.sar"));
        changed = SyntheticArchive.example().add(Target.LINUX_X86_64, 40,
                SyntheticArchive.x86("delta", CpuFeatures.BASELINE, SyntheticArchive.X86, "memcpy", 0)).write(directory.resolve("new.sar"));
    }

    /** What a terminal gets. */
    private static String onTerminal(List<String> environment, String... args) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(ToolRunner.command(args));
        String line = command.stream().map(a -> "'" + a.replace("'", "'\\''") + "'").collect(Collectors.joining(" "));
        return ToolRunner.program("script", "-qec", line, "/dev/null").out();
    }

    @Test
    void coloursOnATerminalOnly() {
        String coloured = onTerminal(List.of("TERM=xterm", "NO_COLOR="), "diff", old, changed);
        assertTrue(coloured.contains(RED + "1 finding"), coloured);
        for (List<String> environment : List.of(List.of("TERM=xterm", "NO_COLOR=1"), List.of("TERM=dumb", "NO_COLOR="))) {
            String plain = onTerminal(environment, "diff", old, changed);
            assertTrue(plain.contains("1 finding") && plain.indexOf('\u001b') < 0, plain);
        }
        Outcome pipe = ToolRunner.tool("diff", old, changed);
        assertTrue(pipe.out().contains("1 finding") && pipe.out().indexOf('\u001b') < 0, pipe.out());
        assertEquals(coloured.replaceAll("\u001b\\[[0-9]*m", "").replace("\r", ""), pipe.out(), "colours are all that differs");
    }

    @Test
    void progressOnATerminalOnlyAndNeverInOneLineWithAResult() {
        String shown = onTerminal(List.of("TERM=xterm"), "verify", "--regenerate", TrainedArchive.get().toString());
        assertTrue(shown.contains(ERASE + "stubarchive: regenerating linux-x86_64: "), shown);
        for (String line : shown.split("\n")) {
            String visible = line.substring(line.lastIndexOf(ERASE) < 0 ? 0 : line.lastIndexOf(ERASE) + ERASE.length());
            assertFalse(visible.contains("regenerating linux"), "left on the screen: " + visible);
        }
        Outcome pipe = ToolRunner.tool("verify", "--regenerate", TrainedArchive.get().toString());
        assertEquals("", pipe.err());
        assertTrue(pipe.out().endsWith("verified\n") && pipe.out().indexOf('\r') < 0, pipe.out());
        String training = onTerminal(List.of("TERM=xterm"), "train", "-o", directory.resolve("trained.sar").toString());
        assertTrue(training.contains(ERASE + "stubarchive: generating stub variant ") && training.endsWith(ERASE), training);
    }
}
