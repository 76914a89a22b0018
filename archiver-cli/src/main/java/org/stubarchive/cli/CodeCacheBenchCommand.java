package org.stubarchive.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.stubarchive.cli.bench.CodeCacheBench;
import org.stubarchive.cli.bench.CodeCacheBench.Figures;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.vm.code.StubCodeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench code-cache}: blobs that are installed, found, executed and freed, among few and among many others. */
@Command(
        name = "code-cache",
        mixinStandardHelpOptions = true,
        description = "Install, find, fault in and free blobs of the code cache, among few and among many: nanoseconds for each, and ratios to the fewest.",
        footer = {"", "Examples:", "  stubarchive bench code-cache", "  stubarchive bench code-cache --largest 10000 --runs 3"})
final class CodeCacheBenchCommand implements Callable<Integer> {
    private static final int FEWEST = 100;

    private record Column(String title, ToDoubleFunction<Figures> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("install", Figures::fresh),
            new Column("again", Figures::reused),
            new Column("look-up", Figures::lookUp),
            new Column("of any", Figures::lookUpAny),
            new Column("fault", Figures::fault),
            new Column("free", Figures::freed));

    @Spec
    private CommandSpec command;

    @Option(names = "--largest", paramLabel = "N", description = "Most blobs, at least 100; from 100 on by factors of 10 (default: ${DEFAULT-VALUE}).")
    private int largest = 100_000;

    @Option(names = "--runs", paramLabel = "N", description = "Measurements of each number of blobs, in turn (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Override
    public Integer call() throws CodeLoadException {
        BenchCommand.checkPositive("--runs", runs);
        if (largest < FEWEST) {
            throw new CommandFailure(ExitCodes.USAGE, "--largest: expected at least " + FEWEST + ", found " + largest);
        }
        CodeCacheBench bench = new CodeCacheBench(new GuestRun(new StubCodeGenerator()).generate());
        List<Integer> numbers = new ArrayList<>();
        List<List<Figures>> figures = new ArrayList<>();
        for (long n = FEWEST; n <= largest; n *= 10) {
            numbers.add((int) n);
            figures.add(new ArrayList<>());
        }
        // The host JVM compiles while all are measured once.
        for (int run = -1; run < runs; run++) {
            for (int i = 0; i < numbers.size(); i++) {
                Figures f = bench.measure(numbers.get(i));
                if (run >= 0) {
                    figures.get(i).add(f);
                }
            }
        }
        print(command.commandLine().getOut(), numbers, figures);
        return ExitCodes.OK;
    }

    private static void print(PrintWriter out, List<Integer> numbers, List<List<Figures>> figures) {
        out.printf("%8s", "blobs");
        for (Column c : COLUMNS) {
            out.printf(" %10s %6s", c.title + " ns", "ratio");
        }
        out.printf(" %12s %12s%n", "KiB of code", "after");
        for (int i = 0; i < numbers.size(); i++) {
            out.printf("%8d", numbers.get(i));
            for (Column c : COLUMNS) {
                double median = median(figures.get(i), c);
                out.printf(Locale.ROOT, " %10.1f %6.2f", median, median / median(figures.get(0), c));
            }
            Figures last = figures.get(i).get(figures.get(i).size() - 1);
            out.printf(" %12d %12d%n", last.residentBytes() >> 10, last.residentAfter() >> 10);
        }
        out.flush();
    }

    private static double median(List<Figures> figures, Column column) {
        return new Sample(figures.stream().mapToDouble(column.value).toArray()).median();
    }
}
