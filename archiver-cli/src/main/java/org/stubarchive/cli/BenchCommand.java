package org.stubarchive.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: figures, side by side in one run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure: two things side by side in one run, medians and ratios.",
        subcommands = {CodeStartCommand.class, CodeCacheBenchCommand.class, ToolsBenchCommand.class, ThreadsBenchCommand.Threads.class, ThreadsBenchCommand.Locks.class},
        footer = {"", "Examples:", "  stubarchive bench startup", "  stubarchive bench interpreter --runs 5", "  stubarchive bench tools", "  stubarchive bench code-cache",
            "  stubarchive bench threads", "  stubarchive bench locks"})
final class BenchCommand {
    /** Samples that compute, with arguments that keep an interpreter busy for some tenths of a second. */
    private static final List<List<String>> COMPUTE = List.of(
            List.of("Recursion", "32"),
            List.of("NBody", "200000"),
            List.of("Mandelbrot", "500"),
            List.of("SpectralNorm", "300"),
            List.of("Sorting", "30000"),
            List.of("BigNumbers", "500"),
            List.of("Garbage", "300"));

    /** The step that starts the host JVM's calls of native functions. */
    private static final String NATIVE_CALLS = "jna";

    private static final Pattern NANOSECONDS = Pattern.compile("nanoseconds (\\d+)");

    @Spec
    private CommandSpec command;

    /** Steps that only one of the two has are shown as they are. */
    @Command(mixinStandardHelpOptions = true, description = "Generate everything against load everything, each in a cold process: phases and whole processes. Then a start of a small program beside that of java.")
    int startup(@Option(names = "--runs", defaultValue = "11", paramLabel = "N", description = "Processes of each kind (default: ${DEFAULT-VALUE}).") int runs) throws IOException {
        checkPositive("--runs", runs);
        PrintWriter out = command.commandLine().getOut();
        Path archive = Files.createTempFile("stubarchive", ".sar");
        try {
            ToolProcess.runChecked(ToolProcess.tool("train", "-o", archive.toString()));
            List<String> generate = ToolProcess.tool("bench", "code");
            List<String> load = ToolProcess.tool("bench", "code", "--load", archive.toString());
            ToolProcess.runChecked(generate);
            ToolProcess.runChecked(load);
            List<JsonNode> generated = new ArrayList<>();
            List<JsonNode> loaded = new ArrayList<>();
            double[] generateWhole = new double[runs];
            double[] loadWhole = new double[runs];
            for (int i = 0; i < runs; i++) {
                generateWhole[i] = measure(generate, generated) / 1e6;
                loadWhole[i] = measure(load, loaded) / 1e6;
            }
            out.printf("%d processes of each kind in turn; archive of %,d bytes%n", runs, Files.size(archive));
            out.printf("stubs: %s%n", generated.get(0).get("code") + " against " + loaded.get(0).get("code"));
            double generation = phases(out, "generate everything", generated);
            double loading = phases(out, "load everything", loaded);
            Sample a = new Sample(generateWhole);
            Sample b = new Sample(loadWhole);
            out.printf("whole process, generate %s%n", a.text("ms"));
            out.printf("whole process, load     %s%n", b.text("ms"));
            double generationOnly = generation - phase(generated, NATIVE_CALLS);
            double loadingOnly = loading - phase(loaded, NATIVE_CALLS);
            out.printf(Locale.ROOT, "without %s, which both need: generate %.3f ms, load %.3f ms, ratio %.1f%n", NATIVE_CALLS, generationOnly, loadingOnly, generationOnly / loadingOnly);
            out.printf(Locale.ROOT, "ratio generate / load: %.1f in the process, %.2f as whole processes%n", generation / loading, a.median() / b.median());
            new ProgramStart(archive).measure(out, runs);
            out.flush();
            return ExitCodes.OK;
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private static long measure(List<String> process, List<JsonNode> results) throws IOException {
        ToolProcess.Result r = ToolProcess.runChecked(process);
        results.add(new ObjectMapper().readTree(r.out()));
        return r.nanoseconds();
    }

    /** Prints medians by phase; gives the median total in milliseconds. */
    private static double phases(PrintWriter out, String title, List<JsonNode> results) {
        out.println(title);
        TreeSet<String> seen = new TreeSet<>();
        List<String> names = new ArrayList<>();
        for (JsonNode r : results) {
            for (Iterator<Map.Entry<String, JsonNode>> i = r.get("phases").fields(); i.hasNext(); ) {
                String name = i.next().getKey();
                if (seen.add(name)) {
                    names.add(name);
                }
            }
        }
        for (String name : names) {
            out.printf("  %-20s %s%n", name, sample(results, name).text("ms"));
        }
        Sample total = new Sample(results.stream().mapToDouble(r -> r.get("total").asDouble() / 1e6).toArray());
        out.printf("  %-20s %s%n", "total", total.text("ms"));
        return total.median();
    }

    private static Sample sample(List<JsonNode> results, String phase) {
        return new Sample(results.stream().mapToDouble(r -> r.get("phases").path(phase).asDouble() / 1e6).toArray());
    }

    private static double phase(List<JsonNode> results, String name) {
        return sample(results, name).median();
    }

    /** Times are taken in the program, after the start of either VM. */
    @Command(mixinStandardHelpOptions = true, description = "The compute samples against 'java -Xint': time inside the program, each pair in turn.")
    int interpreter(
            @Option(names = "--runs", defaultValue = "5", paramLabel = "N", description = "Processes of each kind per sample (default: ${DEFAULT-VALUE}).") int runs,
            @Option(names = "--filter", defaultValue = "", paramLabel = "TEXT", description = "Only samples whose name contains this.") String filter)
            throws IOException {
        checkPositive("--runs", runs);
        if (COMPUTE.stream().noneMatch(s -> s.get(0).contains(filter))) {
            throw new CommandFailure(ExitCodes.USAGE, "--filter: no sample has '" + filter + "' in its name; samples are " + String.join(", ", COMPUTE.stream().map(s -> s.get(0)).toList()));
        }
        PrintWriter out = command.commandLine().getOut();
        Path archive = Files.createTempFile("stubarchive", ".sar");
        try {
            ToolProcess.runChecked(ToolProcess.tool("train", "-o", archive.toString()));
            out.printf("%-28s %12s %12s %8s%n", "sample", "ours ms", "-Xint ms", "ratio");
            List<Double> ratios = new ArrayList<>();
            for (List<String> sample : COMPUTE) {
                if (sample.get(0).contains(filter)) {
                    ratios.add(compare(out, archive, sample, runs));
                }
            }
            if (!ratios.isEmpty()) {
                out.printf(Locale.ROOT, "%-28s %34.2f%n", "geometric mean", Sample.geometricMean(ratios.stream().mapToDouble(Double::doubleValue).toArray()));
            }
            out.flush();
            return ExitCodes.OK;
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    /**
     * Checks an option whose value is a number of things.
     *
     * @throws CommandFailure with exit code 64 if it is less than 1
     */
    static void checkPositive(String option, int value) {
        if (value < 1) {
            throw new CommandFailure(ExitCodes.USAGE, option + ": expected at least 1, found " + value);
        }
    }

    private static double compare(PrintWriter out, Path archive, List<String> sample, int runs) {
        List<String> program = new ArrayList<>(List.of("-cp", ToolProcess.samples(), "org.stubarchive.samples.Timed"));
        program.addAll(sample);
        List<String> ours = ToolProcess.tool("run", "--load", archive.toString(), "-Xint");
        ours.addAll(program);
        List<String> host = new ArrayList<>(List.of(ToolProcess.hostJava(), "-Xint"));
        host.addAll(program);
        double[] a = new double[runs];
        double[] b = new double[runs];
        for (int i = 0; i < runs; i++) {
            ToolProcess.Result ourResult = ToolProcess.runChecked(ours);
            ToolProcess.Result hostResult = ToolProcess.runChecked(host);
            if (!ourResult.out().equals(hostResult.out())) {
                throw new CommandFailure(ExitCodes.INTERNAL, "sample " + sample.get(0) + " printed something else than on the host JVM");
            }
            a[i] = nanoseconds(ourResult) / 1e6;
            b[i] = nanoseconds(hostResult) / 1e6;
        }
        double x = new Sample(a).median();
        double y = new Sample(b).median();
        out.printf(Locale.ROOT, "%-28s %12.1f %12.1f %8.2f%n", String.join(" ", sample), x, y, x / y);
        out.flush();
        return x / y;
    }

    private static long nanoseconds(ToolProcess.Result result) {
        Matcher m = NANOSECONDS.matcher(result.err());
        if (!m.find()) {
            throw new CommandFailure(ExitCodes.INTERNAL, "the sample gave no time: " + result.err());
        }
        return Long.parseLong(m.group(1));
    }
}
