package org.stubarchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench threads} and {@code bench locks}: what several threads gain here and on {@code java -Xint}, by the sample {@code Parallel}. */
final class ThreadsBenchCommand {
    private static final String PROGRAM = "org.stubarchive.samples.Parallel";
    private static final Pattern NANOSECONDS = Pattern.compile("nanoseconds (\\d+)");
    private static final String RUNS = "Processes of each kind (default: ${DEFAULT-VALUE}).";
    private static final String VM_OPTION = "Option for our runs, such as -XX:+UseVmLock; may be repeated.";

    /** A kind of work, and how many units of it keep a thread busy for about a second. */
    private enum Work {
        LOADING("loading", 4000),
        CLOCK("clock", 8_000_000),
        INTERNING("interning", 1_000_000),
        FILES("files", 400_000),
        ALLOCATION("allocation", 4_000_000),
        UNCONTENDED("uncontended", 10_000_000),
        HANDED("handed", 20_000),
        CONTENDED("contended", 2_000_000);

        private final String text;
        private final int units;

        Work(String text, int units) {
            this.text = text;
            this.units = units;
        }
    }

    private static final List<Work> LOCKS = List.of(Work.UNCONTENDED, Work.HANDED, Work.CONTENDED);
    private static final List<Integer> LOCK_THREADS = List.of(1, 2, 8);

    private ThreadsBenchCommand() {}

    /** Runs the program on either VM. */
    private static final class Runner {
        private final Path archive;
        private final List<String> options;
        private final int runs;

        Runner(Path archive, List<String> options, int runs) {
            this.archive = archive;
            this.options = options;
            this.runs = runs;
        }

        /** Medians in nanoseconds: ours, the host's. The processes take turns. */
        double[] measure(Work work, int threads, int units) {
            List<String> program = List.of("-cp", ToolProcess.samples(), PROGRAM, work.text, Integer.toString(threads), Integer.toString(units));
            List<String> arguments = new ArrayList<>(List.of("run", "--load", archive.toString(), "-Xint"));
            arguments.addAll(options);
            arguments.addAll(program);
            List<String> host = new ArrayList<>(List.of(ToolProcess.hostJava(), "-Xint"));
            host.addAll(program);
            double[] ours = new double[runs];
            double[] theirs = new double[runs];
            for (int i = 0; i < runs; i++) {
                ToolProcess.Result a = ToolProcess.runChecked(ToolProcess.self(List.of(), arguments));
                ToolProcess.Result b = ToolProcess.runChecked(host);
                if (!a.out().equals(b.out())) {
                    throw new CommandFailure(ExitCodes.INTERNAL, work.text + " printed something else than on the host JVM");
                }
                ours[i] = nanoseconds(a);
                theirs[i] = nanoseconds(b);
            }
            return new double[] {new Sample(ours).median(), new Sample(theirs).median()};
        }

        private static long nanoseconds(ToolProcess.Result result) {
            Matcher m = NANOSECONDS.matcher(result.err());
            if (!m.find()) {
                throw new CommandFailure(ExitCodes.INTERNAL, PROGRAM + " gave no time: " + result.err());
            }
            return Long.parseLong(m.group(1));
        }
    }

    /** What is measured with a trained archive. */
    private interface Series {
        void run(PrintWriter out, Runner runner);
    }

    private static int measure(CommandSpec command, int runs, List<String> options, Series series) throws IOException {
        BenchCommand.checkPositive("--runs", runs);
        PrintWriter out = command.commandLine().getOut();
        Path archive = Files.createTempFile("stubarchive", ".sar");
        try {
            ToolProcess.runChecked(ToolProcess.self(List.of(), List.of("train", "-o", archive.toString())));
            series.run(out, new Runner(archive, options, runs));
            out.flush();
            return ExitCodes.OK;
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    /** {@code bench threads}. */
    @Command(
            name = "threads",
            mixinStandardHelpOptions = true,
            description = "Speed-up of two threads over one, here and on 'java -Xint': loading classes, native methods, allocation, monitors. Each thread does the same work, so 2 is the best.")
    static final class Threads implements Callable<Integer> {
        @Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = RUNS)
        private int runs;

        @Option(names = "--filter", defaultValue = "", paramLabel = "TEXT", description = "Only work whose name contains this.")
        private String filter;

        @Option(names = "--option", paramLabel = "OPTION", description = VM_OPTION)
        private List<String> options = List.of();

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() throws IOException {
            return measure(command, runs, options, this::series);
        }

        private void series(PrintWriter out, Runner runner) {
            out.printf("%-14s %10s %10s %8s   %10s %10s %8s %8s%n", "work", "1, ms", "2, ms", "speed-up", "-Xint 1", "-Xint 2", "speed-up", "ratio");
            for (Work work : Work.values()) {
                if (work.text.contains(filter)) {
                    double[] one = runner.measure(work, 1, work.units);
                    double[] two = runner.measure(work, 2, work.units);
                    double ours = 2 * one[0] / two[0];
                    double theirs = 2 * one[1] / two[1];
                    out.printf(Locale.ROOT, "%-14s %10.1f %10.1f %8.2f   %10.1f %10.1f %8.2f %8.2f%n", work.text, one[0] / 1e6, two[0] / 1e6, ours, one[1] / 1e6, two[1] / 1e6, theirs,
                            ours / theirs);
                    out.flush();
                }
            }
        }
    }

    /** {@code bench locks}. */
    @Command(
            name = "locks",
            mixinStandardHelpOptions = true,
            description = "Monitors beside 'java -Xint': uncontended, handed from thread to thread, contended, by 1, 2 and 8 threads, which share the work.")
    static final class Locks implements Callable<Integer> {
        @Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = RUNS)
        private int runs;

        @Option(names = "--option", paramLabel = "OPTION", description = VM_OPTION)
        private List<String> options = List.of();

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() throws IOException {
            return measure(command, runs, options, Locks::series);
        }

        private static void series(PrintWriter out, Runner runner) {
            out.printf("%-14s %8s %12s %12s %8s%n", "work", "threads", "ours, ns", "-Xint, ns", "ratio");
            for (Work work : LOCKS) {
                for (int threads : LOCK_THREADS) {
                    int units = work.units / threads;
                    double[] time = runner.measure(work, threads, units);
                    double acts = (double) units * threads;
                    out.printf(Locale.ROOT, "%-14s %8d %12.1f %12.1f %8.2f%n", work.text, threads, time[0] / acts, time[1] / acts, time[0] / time[1]);
                    out.flush();
                }
            }
        }
    }
}
