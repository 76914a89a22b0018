package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;

/** Programs under limits of the process: they run, or one line names the limit. */
class LimitsTest {
    private static final String HELLO = "org.stubarchive.samples.Hello";

    /** A user that has no other processes. */
    private static final int USER = 54_321;
    private static final long MIB = 1 << 20;
    private static final long KIB_PER_MIB = 1 << 10;
    private static final long KIB_PER_CLASS = 17;
    private static final long FIXED_MIB = 150;

    @TempDir
    static Path unpacked;

    /** Puts JNA's native part in a directory, as the launcher does: unpacking it takes a file larger than some limits. */
    @BeforeAll
    static void unpack() throws IOException {
        String resource = "/com/sun/jna/linux-" + (System.getProperty("os.arch").equals("amd64") ? "x86-64" : "aarch64") + "/libjnidispatch.so";
        try (InputStream in = ToolRunner.class.getResourceAsStream(resource)) {
            Files.copy(in, unpacked.resolve("libjnidispatch.so"));
        }
    }

    /** Runs a program under limits that a shell sets, with the sizes of the host JVM that the launcher chooses there. */
    private static Outcome limited(String limits, String... args) {
        List<String> tool = ToolRunner.command(args);
        tool.addAll(1, List.of("-Xmx96m", "-XX:ReservedCodeCacheSize=64m", "-XX:CompressedClassSpaceSize=64m", "-Djna.nosys=true", "-Djna.nounpack=true", "-Djna.boot.library.path=" + unpacked));
        List<String> command = new ArrayList<>(List.of("sh", "-c", limits + "; exec \"$@\"", "sh"));
        command.addAll(tool);
        return ToolRunner.run("", command, Map.of("MALLOC_ARENA_MAX", "2"));
    }

    private static void runs(String limits, String... options) {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(List.of(options));
        args.addAll(List.of("-cp", ToolRunner.samples(), HELLO));
        Outcome o = limited(limits, args.toArray(new String[0]));
        assertEquals(0, o.exitCode(), o.out() + o.err());
        assertEquals("", o.err());
        assertTrue(o.out().startsWith("Hello"), o.out());
    }

    @Test
    void littleAddressSpaceIsEnough() {
        runs("ulimit -v 1048576", "-Xmx64m");
        runs("ulimit -v 1048576");
    }

    @Test
    void smallFilesAndStacksAreEnough() {
        runs("ulimit -f 1", "-Xmx64m");
        runs("ulimit -s 128", "-Xmx64m");
        runs("ulimit -l 0", "-Xmx64m");
    }

    @Test
    void aHeapThatDoesNotFitIsNamed() {
        Outcome o = limited("ulimit -v 2097152", "run", "-Xmx4g", "-cp", ToolRunner.samples(), HELLO);
        assertEquals(3, o.exitCode(), o.out() + o.err());
        assertEquals("", o.out());
        assertEquals(1, o.err().lines().count(), o.err());
        assertTrue(o.err().startsWith("stubarchive: 8193 MiB for the heap, two halves of 4096 MiB, cannot be had: 'ulimit -v' allows 2048 MiB of address space, ")
                && o.err().endsWith("; raise the limit or choose a smaller -Xmx\n"), o.err());
    }

    @Test
    void aHeapThatNoProcessCanHaveIsNamed() {
        Outcome o = ToolRunner.tool("run", "-Xmx999t", "-cp", ToolRunner.samples(), HELLO);
        assertEquals(3, o.exitCode(), o.out() + o.err());
        assertTrue(o.err().matches("stubarchive: \\d+ MiB for the heap, two halves of \\d+ MiB, cannot be had: no process has more than (128|256) TiB of address space; choose a smaller -Xmx\n"),
                o.err());
    }

    @Test
    void threadsBeyondTheLimitAreRefusedAndTheProgramGoesOn() {
        Outcome o = limited("ulimit -v 1572864", "run", "-Xmx64m", "-cp", ToolRunner.toolClassPath(), "stress.ThreadLimit", "2000");
        assertEquals("unable to create native thread: possibly out of memory or process/resource limits reached\none more\ntrue\n", o.out(), o.err());
        assertEquals(0, o.exitCode(), o.err());
    }

    @Test
    void anExceptionDuringTheStartIsPrintedWithItsCauses() {
        String[] args = {"-Djava.system.class.loader=nosuch", "-cp", ToolRunner.samples(), HELLO};
        List<String> run = new ArrayList<>(List.of("run"));
        run.addAll(List.of(args));
        Outcome host = ToolRunner.host("", List.of(args));
        Outcome o = ToolRunner.tool("", run);
        assertEquals(host.exitCode(), o.exitCode(), o.err());
        assertEquals(withoutFrames(host.out()), withoutFrames(o.out()), o.err());
        assertTrue(o.out().contains("Caused by: java.lang.ClassNotFoundException: nosuch"), o.out());
    }

    /** The limit holds for a user without privileges, so another one runs the program; the number of threads is that of all of this user's. */
    @Test
    void aThreadThatTheStartNeedsIsNamed() {
        String user = "setpriv --reuid=" + USER + " --clear-groups --inh-caps=+dac_read_search --ambient-caps=+dac_read_search";
        assumeTrue(ToolRunner.program("sh", "-c", "prlimit --nproc=64 " + user + " true").exitCode() == 0,
                "needs prlimit, setpriv and the right to change the user");
        int named = 0;
        Outcome o = null;
        for (int threads = 8; threads < 64 && (o == null || o.exitCode() != 0); threads++) {
            o = limited("set -- prlimit --nproc=" + threads + " " + user + " \"$@\"", "run", "-Xmx64m", "-cp", ToolRunner.samples(), HELLO);
            String shown = threads + ": " + o.exitCode() + "\n" + o.out() + o.err();
            List<String> ours = o.err().lines().filter(l -> l.startsWith("stubarchive: ")).toList();
            if (o.exitCode() == 3) {
                assertEquals(1, ours.size(), shown);
                String limit = "'ulimit -u' allows the user " + threads + " threads, ";
                assertTrue(ours.get(0).matches("stubarchive: a thread for [a-z ]+ cannot be started: " + limit + ".*; raise the limit or end other processes"), shown);
                assertEquals("", o.out().replaceAll("(?m)^\\[.*\\R", ""), shown);
                named++;
            } else if (o.exitCode() != 0) {
                // The host JVM had too few before any of our code ran, or the program had when the class library had started.
                assertEquals(1, o.exitCode(), shown);
                assertTrue(ours.isEmpty() && shown.contains("unable to create native thread"), shown);
            }
        }
        assertEquals(0, o.exitCode(), o.err());
        assertTrue(named > 0);
    }

    /** The bound that {@code docs/options.md} names, Sizes and limits; stacks in use are part of its fixed part here. */
    @Test
    void residentMemoryIsBoundedByTheHeap() {
        for (int heap : new int[] {32, 64, 256}) {
            Outcome o = limited(":", "run", "-Xmx" + heap + "m", "-cp", ToolRunner.toolClassPath(), "stress.FilledHeap");
            assertEquals(0, o.exitCode(), o.out() + o.err());
            String[] figures = o.out().strip().split(" ");
            assertEquals("4", figures[0], "how often the heap was full: " + o.out());
            long resident = Long.parseLong(figures[1]);
            assertEquals(heap * MIB, Long.parseLong(figures[2]), o.out());
            long bound = 2 * heap * KIB_PER_MIB + Long.parseLong(figures[3]) * KIB_PER_CLASS + FIXED_MIB * KIB_PER_MIB;
            assertTrue(resident <= bound, "-Xmx" + heap + "m: " + resident + " KiB were resident, " + bound + " are documented");
            assertTrue(resident >= heap * KIB_PER_MIB, "the heap was filled: " + o.out());
        }
    }

    private static List<String> withoutFrames(String text) {
        return text.lines().filter(l -> !l.isBlank() && !l.startsWith("\t") && !l.startsWith("[")).toList();
    }
}
