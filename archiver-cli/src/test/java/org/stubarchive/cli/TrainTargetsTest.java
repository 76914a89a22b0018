package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.HostCpu;

/** {@code train --target} and {@code --cpu}: what goes together and what does not; a run with an archive of another target. */
class TrainTargetsTest {
    @TempDir
    Path directory;

    private static Target other() {
        return HostCpu.target() == Target.LINUX_X86_64 ? Target.LINUX_AARCH64 : Target.LINUX_X86_64;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--target linux-sparc", "--target linux-x86_64,", "--target linux-x86_64 --cpu lse", "--target linux-aarch64 --cpu avx2", "--target linux-x86_64 --cpu linux-aarch64=all",
        "--target all --cpu native", "--target all --cpu linux-aarch64=avx2", "--target all --cpu linux-x86_64=lse", "--target all --cpu linux-sparc=all", "--cpu =all"
    })
    void whatDoesNotGoTogetherIsUsage(String options) {
        Path archive = directory.resolve("a.sar");
        List<String> args = new java.util.ArrayList<>(List.of("train", "-o", archive.toString()));
        args.addAll(List.of(options.split(" ")));
        Outcome o = InProcess.tool(args);
        assertEquals(64, o.exitCode(), o.out() + o.err());
        assertTrue(o.err().contains("--cpu") || o.err().contains("--target"), o.err());
        assertFalse(Files.exists(archive));
    }

    @Test
    void featuresOfAnotherTargetAreUsage() {
        String foreign = other() == Target.LINUX_AARCH64 ? "lse" : "avx2";
        String archive = SyntheticArchive.example().write(directory.resolve("a.sar"));
        for (List<String> args : List.of(List.of("run", "--cpu-features", foreign, "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello"), List.of("doctor", "--cpu-features", foreign, archive),
                List.of("doctor", "--without", foreign, archive))) {
            Outcome o = InProcess.tool(args);
            assertEquals(64, o.exitCode(), o.out() + o.err());
            assertTrue(o.err().contains("CPU feature " + foreign + " is none of " + HostCpu.target().id()), o.err());
        }
    }

    @Test
    void runWithAnArchiveOfAnotherTargetSaysWhatItIsFor() {
        String archive = SyntheticArchive.example().only(other()).write(directory.resolve("other.sar"));
        String[] program = {"-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello"};
        Outcome required = ToolRunner.tool("run", "--require-archive", "--allow-untrusted", "--load", archive, program[0], program[1], program[2]);
        assertEquals(3, required.exitCode(), required.err());
        assertEquals("", required.out());
        assertEquals(1, required.err().lines().count(), required.err());
        assertTrue(required.err().contains("no code for " + HostCpu.target().id() + ", only for " + other().id()) && required.err().contains("--target " + HostCpu.target().id()), required.err());
        Outcome run = ToolRunner.tool("run", "--allow-untrusted", "--load", archive, program[0], program[1], program[2]);
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("Hello, world\n", run.out());
        assertTrue(run.err().contains("warning") && run.err().contains("only for " + other().id()), run.err());
    }
}
