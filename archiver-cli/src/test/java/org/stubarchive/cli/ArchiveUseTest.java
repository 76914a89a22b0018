package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.cli.ToolRunner.Outcome;

/** What a run takes from an archive, under masked CPU features, with damaged files, and with categories left out. */
class ArchiveUseTest {
    private static final String SAMPLE = "org.stubarchive.samples.Sorting";

    @TempDir
    Path directory;

    private JsonNode run(String... options) throws Exception {
        Path figures = directory.resolve("figures.json");
        List<String> args = new java.util.ArrayList<>(List.of("run", "--stats=json:" + figures));
        args.addAll(List.of(options));
        args.addAll(List.of("-cp", ToolRunner.samples(), SAMPLE, "500"));
        Outcome o = ToolRunner.tool("", args);
        assertEquals(0, o.exitCode(), o.err());
        assertEquals(ToolRunner.host("", List.of("-cp", ToolRunner.samples(), SAMPLE, "500")).out(), o.out());
        return new ObjectMapper().readTree(figures.toFile());
    }

    @Test
    void nothingIsGeneratedAndNoPageIsCopied() throws Exception {
        JsonNode figures = run("--load", TrainedArchive.get().toString());
        assertEquals(0, figures.at("/code/generated").asInt(), figures.toString());
        assertTrue(figures.at("/code/loaded").asInt() > 300, figures.toString());
        assertEquals(0, figures.at("/rejections").size());
        assertTrue(figures.at("/text/bytes").asLong() > 0);
        assertEquals(0, figures.at("/text/anonymousBytes").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "avx2,avx,sse4_2,sse4_1,ssse3,sse3,popcnt,bmi1,bmi2,lzcnt", "avx,sse4_2,sse4_1,ssse3,sse3", "sse4_2,sse4_1,ssse3,sse3", "sse3", "baseline"})
    void oneArchiveServesEveryMask(String mask) throws Exception {
        JsonNode figures = run("--load", TrainedArchive.get().toString(), "--require-archive", "--cpu-features", mask);
        assertEquals(0, figures.at("/code/generated").asInt(), figures.toString());
        assertEquals(0, figures.at("/code/rejected").asInt(), figures.toString());
    }

    @Test
    void maskDecidesTheVariant() {
        Outcome all = ToolRunner.tool("inspect", "--filter", "jbyte_disjoint_arraycopy", "--cpu-features", "all", TrainedArchive.get().toString());
        Outcome baseline = ToolRunner.tool("inspect", "--filter", "jbyte_disjoint_arraycopy", "--cpu-features", "baseline", TrainedArchive.get().toString());
        assertEquals(0, all.exitCode(), all.err());
        assertEquals(List.of("baseline"), chosen(baseline.out()));
        assertEquals(1, chosen(all.out()).size());
        assertTrue(chosen(all.out()).get(0).contains("avx512"), all.out());
    }

    private static List<String> chosen(String text) {
        return text.lines().filter(l -> l.contains(" jbyte_disjoint_arraycopy ") && l.endsWith("(chosen here)")).map(l -> l.trim().split(" +")[4]).toList();
    }

    @Test
    void categoriesThatAreNotUsedAreGenerated() throws Exception {
        JsonNode figures = run("--load", TrainedArchive.get().toString(), "--use", "initial,shared");
        assertTrue(figures.at("/code/generated").asInt() > 200, figures.toString());
        assertTrue(figures.at("/code/loaded").asInt() > 5, figures.toString());
    }

    @Test
    void categoriesThatAreNotStoredAreGenerated() throws Exception {
        Path part = directory.resolve("part.sar");
        assertEquals(0, ToolRunner.tool("train", "-o", part.toString(), "--store", "interpreter").exitCode());
        JsonNode figures = run("--load", part.toString());
        assertTrue(figures.at("/code/generated").asInt() > 5, figures.toString());
        assertTrue(figures.at("/code/loaded").asInt() > 200, figures.toString());
    }

    @Test
    void damagedArchiveIsRefusedWithOneLine() throws Exception {
        byte[] bytes = Files.readAllBytes(TrainedArchive.get());
        Path damaged = directory.resolve("damaged.sar");
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        checkRefused(damaged);
        Files.write(damaged, java.util.Arrays.copyOf(bytes, bytes.length / 3));
        checkRefused(damaged);
        Files.write(damaged, new byte[0]);
        checkRefused(damaged);
        Files.writeString(damaged, "no archive at all, but longer than a header is, so that the magic number is looked at. ".repeat(5));
        checkRefused(damaged);
        checkRefused(directory.resolve("missing.sar"));
    }

    private void checkRefused(Path file) {
        Outcome inspect = ToolRunner.tool("inspect", file.toString());
        assertEquals(2, inspect.exitCode(), inspect.err());
        assertEquals(1, inspect.err().lines().count(), inspect.err());
        assertTrue(inspect.err().contains(file.toString()), inspect.err());
        Outcome run = ToolRunner.tool("run", "--load", file.toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("Hello, world\n", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("warning"), run.err());
        Outcome required = ToolRunner.tool("run", "--require-archive", "--load", file.toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(3, required.exitCode(), required.err());
        assertEquals("", required.out());
        assertEquals(1, required.err().lines().count(), required.err());
    }

    @Test
    void archiveThatOthersCanWriteIsRefusedUnlessAskedFor() throws Exception {
        Path open = directory.resolve("open.sar");
        Files.copy(TrainedArchive.get(), open);
        Files.setPosixFilePermissions(open, java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));
        String[] program = {"-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello"};
        Outcome refused = ToolRunner.tool("run", "--require-archive", "--load", open.toString(), program[0], program[1], program[2]);
        assertEquals(3, refused.exitCode(), refused.err());
        Outcome allowed = ToolRunner.tool("run", "--require-archive", "--allow-untrusted", "--load", open.toString(), program[0], program[1], program[2]);
        assertEquals(0, allowed.exitCode(), allowed.err());
    }

    @Test
    void trainingTwiceGivesTheSameBytes() throws Exception {
        Path again = Files.createDirectories(directory.resolve("a/longer/path")).resolve("again.sar");
        Outcome o = ToolRunner.tool("", List.of("train", "-o", again.toString(), "-cp", ToolRunner.samples(), SAMPLE, "10"),
                Map.of("TZ", "Asia/Tokyo", "LC_ALL", "tr_TR.UTF-8", "JDK_JAVA_OPTIONS", "-Duser.language=tr -Duser.country=TR"));
        assertEquals(0, o.exitCode(), o.err());
        assertArrayEquals(Files.readAllBytes(TrainedArchive.get()), Files.readAllBytes(again));
    }

    @Test
    void faultInGeneratedCodeGivesAReport() {
        Outcome o = ToolRunner.tool("run", "-XX:+InjectFault", "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(70, o.exitCode(), o.err());
        for (String part : List.of("SIG", "registers", "pc", "code", "stack", "guest frames", "org.stubarchive.samples.Hello.main")) {
            assertTrue(o.err().contains(part), part + " in\n" + o.err());
        }
    }
}
