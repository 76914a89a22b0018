package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.testing.CpuModel;
import org.stubarchive.testing.EmulatedMachine;
import org.stubarchive.testing.EmulatedTests;
import org.stubarchive.testing.NeedsEmulation;

/**
 * The tool on an emulated aarch64: samples print what they print on this machine's {@code java}, from generated code and from an archive.
 *
 * <p>A process takes some ten times longer there, so each build runs a few samples; the system property {@code stubarchive.emulation=full} selects all of them, and the few
 * without extensions and from generated code too.
 */
@NeedsEmulation
class EmulatedToolTest {
    private static final boolean FULL = EmulatedTests.isFull();
    private static final Set<String> FEW = Set.of("Hello", "Exceptions", "Threads", "Lambdas");
    private static final String HELLO = "org.stubarchive.samples.Hello";
    private static final int LARGE_PAGE = 65_536;

    @TempDir
    static Path directory;

    private static String archive;

    @BeforeAll
    static void train() {
        if (EmulatedMachine.obstacle() != null) {
            return;
        }
        archive = directory.resolve("trained.sar").toString();
        Outcome trained = EmulatedTool.tool(CpuModel.MAX, "train", "-o", archive, "-cp", ToolRunner.samples(), HELLO);
        assertEquals(0, trained.exitCode(), trained.out() + trained.err());
    }

    static Stream<SampleProgram> programs() {
        return SampleProgram.all().filter(p -> FULL || FEW.contains(p.name()));
    }

    static Stream<CpuModel> models() {
        return FULL ? Stream.of(CpuModel.values()) : Stream.of(CpuModel.CORTEX_A57);
    }

    private static Outcome run(CpuModel model, SampleProgram program, String... options) {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(List.of(options));
        args.addAll(program.command());
        return EmulatedTool.tool(model, program.input(), args);
    }

    /** What this machine's {@code java} prints; where that is of another release, whose messages may be others, what the emulated one prints. */
    private static Outcome expected(SampleProgram program) {
        return Runtime.version().feature() == EmulatedMachine.RELEASE ? ToolRunner.host(program.input(), program.command()) : EmulatedTool.java(CpuModel.MAX, program.input(), program.command());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatThisMachinePrints(SampleProgram program) {
        Outcome host = expected(program);
        assertEquals(host, run(CpuModel.MAX, program, "--load", archive, "--require-archive"), "code from the archive, all extensions");
        if (FULL && FEW.contains(program.name())) {
            assertEquals(host, run(CpuModel.CORTEX_A57, program, "--load", archive, "--require-archive"), "code from the archive, baseline");
            assertEquals(host, run(CpuModel.MAX, program), "generated code");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void oneArchiveForEveryModel(CpuModel model) {
        Outcome o = EmulatedTool.tool(model, "run", "--load", archive, "--require-archive", "-cp", ToolRunner.samples(), HELLO);
        assertEquals(new Outcome(0, "Hello, world\n", ""), o);
    }

    @Test
    void trainingElsewhereGivesTheSameBytes() throws Exception {
        String elsewhere = directory.resolve("elsewhere.sar").toString();
        Outcome trained = ToolRunner.tool("train", "--target", "linux-aarch64", "-o", elsewhere);
        assertEquals(0, trained.exitCode(), trained.out() + trained.err());
        assertArrayEquals(Files.readAllBytes(Path.of(elsewhere)), Files.readAllBytes(Path.of(archive)));
    }

    @Test
    void collectionsWhileTheProgramRuns() {
        SampleProgram program = SampleProgram.all().filter(p -> p.name().equals("Collections")).findAny().orElseThrow();
        Outcome host = expected(program);
        assertEquals(host, run(CpuModel.MAX, program, "--load", archive, "-XX:GCStress=200", "-XX:+VerifyHeap"));
    }

    @Test
    void largePages() throws Exception {
        Path figures = directory.resolve("large.json");
        List<String> args = List.of("run", "--load", archive, "--require-archive", "--stats=json:" + figures, "-cp", ToolRunner.samples(), HELLO);
        Outcome o = EmulatedTool.tool(CpuModel.MAX, LARGE_PAGE, "", args);
        assertEquals(0, o.exitCode(), o.err());
        assertEquals("Hello, world\n", o.out());
        JsonNode text = new ObjectMapper().readTree(figures.toFile()).get("text");
        assertTrue(text.get("bytes").asLong() > 0, text.toString());
        assertEquals(text.get("bytes"), text.get("anonymousBytes"));
    }

    @Test
    void faultInGeneratedCodeGivesAReport() {
        Outcome o = EmulatedTool.tool(CpuModel.MAX, "run", "--load", archive, "-XX:+InjectFault", "-cp", ToolRunner.samples(), HELLO);
        assertEquals(70, o.exitCode(), o.err());
        // The page of the cells, which is in the code space as the PC is.
        Matcher page = Pattern.compile("adrp x\\d+, 0x([0-9a-f]+)").matcher(o.err());
        Matcher pc = Pattern.compile("  pc       0x([0-9a-f]+)").matcher(o.err());
        assertTrue(pc.find(), o.err());
        while (page.find()) {
            long distance = Long.parseLong(page.group(1), 16) - Long.parseLong(pc.group(1), 16);
            assertTrue(Math.abs(distance) < CodeCache.SIZE, page.group());
        }
        for (String part : List.of("SIG", "registers", "x28", "return address in x30", "code", "stack", "guest frames", HELLO + ".main", "emulated by qemu-aarch64")) {
            assertTrue(o.err().contains(part), part + " in\n" + o.err());
        }
    }

    @Test
    void archiveIsIntactAndUsableThere() throws Exception {
        Outcome doctor = EmulatedTool.tool(CpuModel.CORTEX_A57, "doctor", archive);
        assertEquals(0, doctor.exitCode(), doctor.out() + doctor.err());
        String emulator = EmulatedMachine.find().emulator().toRealPath().getFileName().toString();
        assertTrue(doctor.out().contains("linux-aarch64, emulated by " + emulator + ", CPU"), doctor.out());
        if (FULL) {
            Outcome verify = EmulatedTool.tool(CpuModel.MAX, "verify", "--regenerate", archive);
            assertEquals(0, verify.exitCode(), verify.out() + verify.err());
            // Without the option, inspect also tells what the machine that it runs on would choose.
            assertEquals(ToolRunner.tool("inspect", "--coverage", archive), EmulatedTool.tool(CpuModel.MAX, "inspect", "--coverage", archive));
        }
    }
}
