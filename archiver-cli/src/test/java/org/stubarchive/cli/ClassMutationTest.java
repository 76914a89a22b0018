package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.cli.mutation.MutationRun;

/**
 * Changed class files are loaded, looked at by reflection, initialised and run on the host's {@code java} and on the tool: both say the same of each, on every release. The
 * properties {@code mutants.count} and {@code mutants.seed} ask for more or for others, as in
 * {@code mvn verify -pl archiver-cli -am -Dtest=ClassMutationTest -Dsurefire.failIfNoSpecifiedTests=false -Dmutants.count=50000 -Dmutants.seed=7}.
 */
class ClassMutationTest {
    /** Mutants per process: the tool never frees classes. */
    private static final int BATCH = 2000;

    @TempDir
    Path directory;

    @Test
    void mutantsBehaveAsOnTheHost() throws IOException {
        int count = Integer.getInteger("mutants.count", 4000);
        long seed = Long.getLong("mutants.seed", 20);
        Path archive = TrainedArchive.get();
        MutationRun run = new MutationRun(directory, seed, count);
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            for (int from = 0; from < count; from += BATCH) {
                List<String> program = run.program(from, Math.min(from + BATCH, count));
                CompletableFuture<Outcome> host = CompletableFuture.supplyAsync(
                        () -> ToolRunner.host("", Stream.concat(Stream.of("-Xlog:disable", "-Xlog:all=error:stderr"), program.stream()).toList()), beside);
                Outcome ours = ToolRunner.tool("", Stream.concat(Stream.of("run", "--load", archive.toString()), program.stream()).toList());
                Outcome expected = host.join();
                assertEquals(0, expected.exitCode(), expected::err);
                run.compare(expected.out(), ours.out());
                assertEquals(0, ours.exitCode(), () -> ours.err() + "\n" + run.report());
            }
        } finally {
            beside.shutdown();
        }
        System.out.println("ClassMutationTest: " + run.summary());
        assertTrue(run.differences() == 0, run::report);
    }
}
