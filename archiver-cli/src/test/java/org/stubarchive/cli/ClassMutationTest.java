package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.cli.mutation.MutationRun;

/**
 * Changed class files are loaded, looked at by reflection, initialised and run on the host's {@code java} and on the tool: both say the same of each. The properties
 * {@code mutants.count} and {@code mutants.seed} ask for more or for others, as in
 * {@code mvn verify -pl archiver-cli -am -Dtest=ClassMutationTest -Dsurefire.failIfNoSpecifiedTests=false -Dmutants.count=50000 -Dmutants.seed=7}.
 */
class ClassMutationTest {
    /** Later releases have other words for some errors, which the tool does not follow. */
    private static final int COMPARED_RELEASE = 17;
    /** Mutants per process: the tool never frees classes. */
    private static final int BATCH = 2000;

    @TempDir
    Path directory;

    @Test
    void mutantsBehaveAsOnTheHost() throws IOException {
        assumeTrue(Runtime.version().feature() == COMPARED_RELEASE, "texts of class file errors are those of JDK " + COMPARED_RELEASE + ": skipped");
        int count = Integer.getInteger("mutants.count", 900);
        long seed = Long.getLong("mutants.seed", 20);
        MutationRun run = new MutationRun(directory, seed, count);
        for (int from = 0; from < count; from += BATCH) {
            List<String> program = run.program(from, Math.min(from + BATCH, count));
            Outcome host = ToolRunner.host("", Stream.concat(Stream.of("-Xlog:disable", "-Xlog:all=error:stderr"), program.stream()).toList());
            assertEquals(0, host.exitCode(), host::err);
            Outcome ours = ToolRunner.tool("", Stream.concat(Stream.of("run", "--load", TrainedArchive.get().toString()), program.stream()).toList());
            run.compare(host.out(), ours.out());
            assertEquals(0, ours.exitCode(), () -> ours.err() + "\n" + run.report());
        }
        System.out.println("ClassMutationTest: " + run.summary());
        assertTrue(run.differences() == 0, run::report);
    }
}
