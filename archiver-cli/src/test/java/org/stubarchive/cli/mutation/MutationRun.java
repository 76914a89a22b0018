package org.stubarchive.cli.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Mutants in a file, the program that tries them, and the comparison of what it prints. */
public final class MutationRun {
    private static final int REPORTED = 20;

    private final Path file;
    private final long seed;
    private final String classPath;
    private final Comparison comparison = new Comparison();

    /** Makes the mutants in a directory. */
    public MutationRun(Path directory, long seed, int count) throws IOException {
        this.seed = seed;
        file = directory.resolve("mutants");
        MutantFile.write(file, new SeedClasses(directory), seed, count);
        String driver = String.valueOf(MutationRun.class.getResource("/mutants/Driver.class"));
        classPath = Path.of(java.net.URI.create(driver.substring(0, driver.length() - "mutants/Driver.class".length()))).toString();
    }

    /** Options, class and arguments for {@code java} as for {@code run}. */
    public List<String> program(int from, int to) {
        return List.of("-cp", classPath, "mutants.Driver", file.toString(), String.valueOf(from), String.valueOf(to));
    }

    /** Compares what both printed for the same program. */
    public void compare(String host, String tool) {
        comparison.add(host, tool);
    }

    /** Number of lines that differ though they must not. */
    public int differences() {
        return comparison.differences.size();
    }

    /** One line with the numbers. */
    public String summary() {
        return "seed " + seed + ": " + comparison.compared + " lines compared, " + comparison.allowed + " differ as is allowed, " + differences() + " otherwise";
    }

    /** The summary and the first differences. */
    public String report() {
        return summary() + "\n" + String.join("\n", comparison.differences.subList(0, Math.min(REPORTED, differences())));
    }
}
