package org.stubarchive.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whole processes of a program that prints one line: with the launcher, without it, and on the host's {@code java}. Used by {@code bench startup}. */
final class ProgramStart {
    private static final String HELLO = "org.stubarchive.samples.Hello";

    private final List<String> launched;
    private final List<String> started;
    private final List<String> host = List.of(ToolProcess.hostJava(), "-cp", ToolProcess.samples(), HELLO);

    /** Starts that load from an archive. */
    ProgramStart(Path archive) {
        List<String> run = List.of("run", "--load", archive.toString(), "-cp", ToolProcess.samples(), HELLO);
        launched = ToolProcess.tool(run.toArray(new String[0]));
        started = ToolProcess.self(List.of(), run);
    }

    /** Runs the three kinds in turn, after one of each that does not count, and prints medians and ratios. */
    void measure(PrintWriter out, int runs) {
        List<List<String>> kinds = List.of(launched, started, host);
        double[][] times = new double[kinds.size()][runs];
        for (int run = -1; run < runs; run++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                double time = ToolProcess.runChecked(kinds.get(kind)).nanoseconds() / 1e6;
                if (run >= 0) {
                    times[kind][run] = time;
                }
            }
        }
        List<Sample> samples = new ArrayList<>();
        for (double[] t : times) {
            samples.add(new Sample(t));
        }
        out.printf("run --load of Hello, whole process   %s%n", samples.get(0).text("ms"));
        out.printf("  without the launcher script        %s%n", samples.get(1).text("ms"));
        out.printf("java Hello                           %s%n", samples.get(2).text("ms"));
        out.printf(Locale.ROOT, "launcher script %.1f ms; ratio run / java: %.2f%n", samples.get(0).median() - samples.get(1).median(), samples.get(0).median() / samples.get(2).median());
    }
}
