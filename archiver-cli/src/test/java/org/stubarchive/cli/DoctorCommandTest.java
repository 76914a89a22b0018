package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.Target;

/** Verdicts, and whether they agree with what a run does. */
class DoctorCommandTest {
    @TempDir
    Path directory;

    private static String firstLine(Outcome o) {
        return o.out().lines().findFirst().orElse("");
    }

    @Test
    void trainedArchiveIsUsableUnderEveryMask() {
        for (String mask : new String[] {"native", "baseline", "avx,avx2"}) {
            Outcome o = InProcess.tool("doctor", "--cpu-features", mask, TrainedArchive.get().toString());
            assertEquals(0, o.exitCode(), o.out() + o.err());
            assertTrue(firstLine(o).contains("usable here: all "), o.out());
        }
    }

    @Test
    void maskedFeatureWithoutWhichAStubHasNoVariantIsNamedInTheFirstLine() {
        String archive = RealArchive.edited(directory.resolve("wide.sar"),
                s -> !s.name().equals("jbyte_disjoint_arraycopy") || s.features().contains(CpuFeature.AVX2) ? s : null);
        Outcome masked = InProcess.tool("doctor", "--cpu-features", "avx", archive);
        assertEquals(3, masked.exitCode(), masked.out());
        assertTrue(firstLine(masked).contains("not usable here") && firstLine(masked).contains("avx2") && firstLine(masked).contains("jbyte_disjoint_arraycopy"), masked.out());
        assertTrue(masked.out().contains("remedy:"), masked.out());
        assertEquals(0, InProcess.tool("doctor", "--cpu-features", "all", archive).exitCode());
        Outcome without = InProcess.tool("doctor", "--cpu-features", "all", "--without", "avx2", archive);
        assertEquals(3, without.exitCode(), without.out());
        assertTrue(firstLine(without).contains("avx2"), without.out());
    }

    @Test
    void featuresStandInTheOrderOfOtherCommands() {
        String archive = TrainedArchive.get("linux-x86_64").toString();
        Set<String> sets = new HashSet<>();
        Matcher inspected = Pattern.compile("(?m)^  ([a-z0-9_]+(?:\\+[a-z0-9_]+)*) +\\d+ +\\d+$").matcher(InProcess.tool("inspect", archive).out());
        while (inspected.find()) {
            sets.add(inspected.group(1));
        }
        Outcome o = InProcess.tool("doctor", "--cpu-features", "baseline", archive);
        Matcher lacking = Pattern.compile("CPU feature (\\S+) is lacking here").matcher(o.out());
        int joined = 0;
        while (lacking.find()) {
            assertTrue(sets.contains(lacking.group(1)), lacking.group(1) + " is none of " + sets);
            joined += lacking.group(1).contains("+") ? 1 : 0;
        }
        assertTrue(joined > 1, o.out());
    }

    @Test
    void exactMatchWantsEveryVariant() {
        assertEquals(0, InProcess.tool("doctor", "--cpu-features", "all", "--cpu-match", "exact", TrainedArchive.get().toString()).exitCode());
        Outcome o = InProcess.tool("doctor", "--cpu-features", "all", "--without", "avx512bw", "--cpu-match", "exact", TrainedArchive.get().toString());
        assertEquals(3, o.exitCode(), o.out());
        assertTrue(firstLine(o).contains("avx512bw"), o.out());
    }

    @Test
    void exactMatchIsTheCpuThatTheArchiveWasTrainedFor() {
        String archive = directory.resolve("avx.sar").toString();
        assertEquals(0, InProcess.tool("train", "--cpu", "avx,avx2", "-o", archive).exitCode());
        assertEquals(0, InProcess.tool("doctor", "--cpu-features", "avx,avx2", "--cpu-match", "exact", archive).exitCode());
        Outcome less = InProcess.tool("doctor", "--cpu-features", "avx", "--cpu-match", "exact", archive);
        assertEquals(3, less.exitCode(), less.out());
        assertTrue(firstLine(less).contains("avx2 is lacking here"), less.out());
        Outcome more = InProcess.tool("doctor", "--cpu-features", "all", "--cpu-match", "exact", archive);
        assertEquals(3, more.exitCode(), more.out());
        assertTrue(firstLine(more).contains("that the archive lacks"), more.out());
        assertEquals(0, InProcess.tool("doctor", "--cpu-features", "all", archive).exitCode());
        String[] run = {"run", "--cpu-features", "avx", "--load", archive, "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello"};
        Outcome subset = ToolRunner.tool(run);
        assertEquals("", subset.err(), "by default any archive will do that this CPU can run");
        Outcome required = ToolRunner.tool("run", "--cpu-match", "exact", "--require-archive", run[1], run[2], run[3], run[4], run[5], run[6], run[7]);
        assertEquals(3, required.exitCode(), required.err());
        assertEquals(1, required.err().lines().count(), required.err());
        assertEquals("", required.out());
        Outcome generated = ToolRunner.tool("run", "--cpu-match", "exact", run[1], run[2], run[3], run[4], run[5], run[6], run[7]);
        assertEquals(0, generated.exitCode(), generated.err());
        assertTrue(generated.err().contains("generating code") && generated.err().contains("avx2"), generated.err());
    }

    @Test
    void fileThatOthersCanWriteIsNotUsableAndARunAgrees() throws Exception {
        Path open = directory.resolve("open.sar");
        Files.copy(TrainedArchive.get(), open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        Outcome o = InProcess.tool("doctor", open.toString());
        assertEquals(3, o.exitCode(), o.out());
        assertTrue(firstLine(o).contains("mode") && o.out().contains("chmod go-w"), o.out());
        assertEquals(3, ToolRunner.tool("run", "--require-archive", "--load", open.toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello").exitCode());
    }

    @Test
    void otherTargetAndDamage() throws Exception {
        String other = SyntheticArchive.example().only(Target.LINUX_AARCH64).write(directory.resolve("other.sar"));
        Files.setPosixFilePermissions(Path.of(other), PosixFilePermissions.fromString("rw-r--r--"));
        Outcome o = InProcess.tool("doctor", other);
        assertEquals(3, o.exitCode(), o.out());
        assertTrue(firstLine(o).contains("linux-x86_64") && firstLine(o).contains("linux-aarch64"), o.out());
        Path damaged = directory.resolve("damaged.sar");
        Files.write(damaged, new byte[1000]);
        Outcome bad = InProcess.tool("doctor", damaged.toString());
        assertEquals(2, bad.exitCode(), bad.err());
        assertFalse(bad.err().isEmpty());
    }
}
