package org.stubarchive.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.stubarchive.cli.edit.StubPool;
import org.stubarchive.cli.report.Printable;
import org.stubarchive.format.reader.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code merge}: several archives into one. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Put the stubs of several archives, of one or more targets, into one. The order of the archives does not matter.",
            "A stub variant that two archives hold differently is a conflict: all conflicts are named, nothing is written, the exit status is 1."
        },
        footer = {"", "Examples:", "  stubarchive merge both.sar x86_64.sar aarch64.sar", "  stubarchive merge app.sar training1.sar training2.sar"})
final class MergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "OUT", description = "The archive to write.")
    private Path output;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Archives to merge.")
    private List<Path> inputs = new ArrayList<>();

    @Override
    public Integer call() {
        Outputs.requireArchive(output);
        StubPool pool = new StubPool(StubPool.Debug.KEEP);
        for (Path input : inputs) {
            Archive archive = SoundArchive.read(input);
            String obstacle = pool.obstacle(archive);
            if (obstacle != null) {
                throw new CommandFailure(ExitCodes.UNUSABLE_HERE, input + ": " + obstacle);
            }
            pool.add(input.toString(), archive, (target, stub) -> true);
        }
        if (!pool.conflicts().isEmpty()) {
            pool.conflicts().forEach(c -> command.commandLine().getErr().println(Printable.of(c)));
            throw new CommandFailure(ExitCodes.FINDING, output + ": not written: " + pool.conflicts().size() + (pool.conflicts().size() == 1 ? " conflict" : " conflicts"));
        }
        Outputs.writeArchive(output, pool.images());
        return ExitCodes.OK;
    }
}
