package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.cli.ToolRunner.Outcome;

/** Programs under strain print what they print on the host's {@code java}: a collection at every n-th allocation, little memory, many threads, deep stacks. */
class StressTest {
    private static final String SAMPLES = "org.stubarchive.samples.";

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "Echo a b", "Recursion 10"})
    void collectionAtEveryAllocation(String sample) {
        compare("-XX:GCStress=1 -XX:+VerifyHeap", "", SAMPLES + sample);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Echo a b", "NBody 100", "Mandelbrot 12", "SpectralNorm 12", "Sorting 60", "Collections", "Lambdas", "Strings", "Regex", "BigNumbers 20", "Generics", "Garbage 1",
        "Threads", "Files", "Exceptions", "Shapes",
    })
    void collectionAtEveryHundredthAllocation(String sample) {
        compare("-XX:GCStress=100 -XX:+VerifyHeap", "", SAMPLES + sample);
    }

    @Test
    void threadsWhileCollecting() {
        compare("-XX:GCStress=200 -XX:+VerifyHeap -XX:+CheckLockOrder", "", "stress.ThreadStorm 60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stress.ThreadStorm 1000", "stress.DeepStacks"})
    void threadsAndStacks(String program) {
        compare("", "", program);
    }

    @Test
    void memoryRunsOut() {
        compare("", "-Xmx64m -XX:MaxMetaspaceSize=32m", "stress.MemoryPressure metadata");
    }

    @Test
    void muchGarbageInLittleMemory() {
        Outcome ours = compare("--stats", "-Xmx64m", SAMPLES + "Garbage 1024 10240");
        Matcher collections = Pattern.compile("(\\d+) collections").matcher(ours.err());
        assertTrue(collections.find() && Integer.parseInt(collections.group(1)) > 10, ours.err());
    }

    /**
     * Runs a program on both.
     *
     * @param ownOptions options of the tool alone
     * @param options options of both
     * @param command class name and arguments
     */
    private static Outcome compare(String ownOptions, String options, String command) {
        List<String> arguments = new ArrayList<>(words(options));
        arguments.addAll(List.of("-cp", ToolRunner.samples() + File.pathSeparator + ToolRunner.locate("stress/ThreadStorm.class")));
        arguments.addAll(words(command));
        List<String> theirs = new ArrayList<>(List.of("-XX:+UseSerialGC"));
        theirs.addAll(arguments);
        Outcome host = ToolRunner.host("", theirs);
        List<String> own = new ArrayList<>(List.of("run", "--load", TrainedArchive.get().toString()));
        own.addAll(words(ownOptions));
        own.addAll(arguments);
        Outcome ours = ToolRunner.tool("", own);
        assertEquals(host.out(), ours.out(), ours.err());
        if (ownOptions.contains("--stats")) {
            assertEquals("", host.err());
        } else {
            assertEquals(host.err(), ours.err());
        }
        assertEquals(host.exitCode(), ours.exitCode());
        return ours;
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(w -> !w.isEmpty()).toList();
    }
}
