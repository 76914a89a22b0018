package org.stubarchive.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.cli.doctor.Diagnosis;
import org.stubarchive.format.code.Category;
import picocli.CommandLine.Option;

/** The options of {@code run} that say where generated code comes from. */
final class CodeOptions {
    private static final String ALL = "all";
    /** What may be named where categories of code are chosen: those that are generated. */
    static final String KINDS = ALL + ", initial, continuation, compiler, final, shared, adapter, interpreter";

    @Option(names = "--load", paramLabel = "FILE", description = "Take generated code from this archive; what it lacks is generated.")
    Path archive;

    @Option(names = "--require-archive", description = "Fail with exit status 3 if the archive cannot be used, or holds code for this machine that this version does not generate, instead of generating.")
    boolean requireArchive;

    @Option(names = "--allow-untrusted", description = "Take an archive that other users could have written.")
    boolean allowUntrusted;

    @Option(names = "--use", paramLabel = "KINDS", split = ",", description = "Categories taken from the archive (default: all): some of " + KINDS + ".")
    private List<String> use = new ArrayList<>();

    @Option(names = "--cpu-features", paramLabel = "native|baseline|LIST", converter = CpuSelection.Converter.class, description = "Use these CPU features only, as if the machine had no others (default: native).")
    CpuSelection cpuFeatures;

    @Option(names = "--cpu-match", paramLabel = "subset|exact", description = "Which archives to take: any that this machine can run, or only one that was trained for exactly this CPU (default: ${DEFAULT-VALUE}).")
    Diagnosis.CpuMatch cpuMatch = Diagnosis.CpuMatch.SUBSET;

    @Option(names = "--stats", arity = "0..1", fallbackValue = "", paramLabel = "json:FILE", description = "Print figures at the end of the run, or write them to a file as JSON.")
    String stats;

    /** Sets an option as the parser does; false if there is none of this name or the value is left to the parser. */
    boolean set(String name, String value) {
        switch (name) {
            case "--load" -> archive = Path.of(value);
            case "--require-archive" -> requireArchive = true;
            case "--allow-untrusted" -> allowUntrusted = true;
            case "--cpu-features" -> cpuFeatures = CpuSelection.parse(value);
            case "--stats" -> stats = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Categories to use, empty for all. */
    List<Category> use() {
        return categories("--use", use);
    }

    /** File for the figures as JSON, or null for text or none. */
    Path statsFile() {
        if (stats == null || stats.isEmpty()) {
            return null;
        }
        if (!stats.startsWith("json:") || stats.length() == 5) {
            throw new UsageFailure("--stats=" + stats + ": expected --stats or --stats=json:FILE");
        }
        return Path.of(stats.substring(5));
    }

    /**
     * Categories by their names; empty for all.
     *
     * @throws UsageFailure if a name is not one of {@link #KINDS}
     */
    static List<Category> categories(String option, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> known = List.of(KINDS.split(", "));
        List<Category> result = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UsageFailure(option + ": no category '" + name + "'; expected some of " + KINDS);
            }
            if (name.equals(ALL)) {
                return List.of();
            }
            result.add(Category.ofLabel(name));
        }
        return result;
    }
}
