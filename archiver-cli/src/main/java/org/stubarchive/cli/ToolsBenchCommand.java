package org.stubarchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench tools}: the commands that read archives, on a large one. */
@Command(
        name = "tools",
        mixinStandardHelpOptions = true,
        description = "Time inspect, diff and verify on a synthetic archive, each a process of its own with a bounded heap.",
        footer = {"", "Examples:", "  stubarchive bench tools", "  stubarchive bench tools --entries 10000 --runs 3 --heap 128m"})
final class ToolsBenchCommand implements Callable<Integer> {
    private static final int CHANGED_EVERY = 1000;

    @Spec
    private CommandSpec command;

    @Option(names = "--entries", paramLabel = "N", description = "Stubs in the archive (default: ${DEFAULT-VALUE}).")
    private int entries = 100_000;

    @Option(names = "--runs", paramLabel = "N", description = "Processes of each kind (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(names = "--heap", paramLabel = "SIZE", description = "Largest heap of a process (default: ${DEFAULT-VALUE}).")
    private String heap = "400m";

    @Override
    public Integer call() throws IOException {
        BenchCommand.checkPositive("--entries", entries);
        BenchCommand.checkPositive("--runs", runs);
        checkHeap();
        PrintWriter out = command.commandLine().getOut();
        Path directory = Files.createTempDirectory("stubarchive-bench");
        Path first = directory.resolve("first.sar");
        Path second = directory.resolve("second.sar");
        try {
            LargeArchive.write(first, entries, 0);
            LargeArchive.write(second, entries, CHANGED_EVERY);
            out.printf("%,d entries, %,d bytes; heap at most %s; median of %d processes%n", entries, Files.size(first), heap, runs);
            measure(out, ExitCodes.OK, "inspect", first.toString());
            measure(out, ExitCodes.OK, "verify", first.toString());
            measure(out, ExitCodes.OK, "diff", first.toString(), first.toString());
            measure(out, entries < CHANGED_EVERY ? ExitCodes.OK : ExitCodes.FINDING, "diff", first.toString(), second.toString());
            out.flush();
            return ExitCodes.OK;
        } finally {
            Files.deleteIfExists(first);
            Files.deleteIfExists(second);
            Files.delete(directory);
        }
    }

    private void checkHeap() {
        try {
            ByteSize.parse(heap);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--heap: " + e.getMessage());
        }
    }

    private void measure(PrintWriter out, int expected, String... args) {
        List<String> line = new ArrayList<>(List.of("env", "STUBARCHIVE_JAVA_OPTIONS=-Xmx" + heap));
        line.addAll(ToolProcess.tool(args));
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            ToolProcess.Result r = ToolProcess.run(line);
            if (r.exitCode() != expected) {
                throw new CommandFailure(ExitCodes.INTERNAL, "exit status " + r.exitCode() + " of " + String.join(" ", args)).with(r.err());
            }
            times[i] = r.nanoseconds() / 1e6;
        }
        out.printf("%-8s %s%s%n", args[0], new Sample(times).text("ms"), expected == ExitCodes.FINDING ? "  (one entry in " + CHANGED_EVERY + " changed)" : "");
        out.flush();
    }
}
