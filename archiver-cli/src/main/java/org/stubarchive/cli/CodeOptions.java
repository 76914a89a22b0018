package org.stubarchive.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.Category;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of {@code run} that say where generated code comes from. */
final class CodeOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--load", paramLabel = "FILE", description = "Take generated code from this archive; what it lacks is generated.")
    Path archive;

    @Option(names = "--require-archive", description = "Fail with exit status 3 if the archive cannot be used, instead of generating.")
    boolean requireArchive;

    @Option(names = "--allow-untrusted", description = "Take an archive that other users could have written.")
    boolean allowUntrusted;

    @Option(names = "--use", paramLabel = "KINDS", split = ",", description = "Categories taken from the archive (default: all): initial, continuation, compiler, final, shared, adapter, interpreter.")
    private List<String> use = new ArrayList<>();

    @Option(names = "--cpu-features", paramLabel = "native|baseline|LIST", converter = CpuSelection.Converter.class, description = "Use these CPU features only, as if the machine had no others (default: native).")
    CpuSelection cpuFeatures;

    @Option(names = "--stats", arity = "0..1", fallbackValue = "", paramLabel = "json:FILE", description = "Print figures at the end of the run, or write them to a file as JSON.")
    String stats;

    /** Categories to use, empty for all. */
    List<Category> use() {
        return categories(command, "--use", use);
    }

    /** File for the figures as JSON, or null for text or none. */
    Path statsFile() {
        if (stats == null || stats.isEmpty()) {
            return null;
        }
        if (!stats.startsWith("json:") || stats.length() == 5) {
            throw new ParameterException(command.commandLine(), "--stats=" + stats + ": expected --stats or --stats=json:FILE");
        }
        return Path.of(stats.substring(5));
    }

    static List<Category> categories(CommandSpec command, String option, List<String> names) {
        List<Category> result = new ArrayList<>();
        for (String name : names) {
            if (name.equals("all")) {
                return List.of();
            }
            try {
                result.add(Category.ofLabel(name));
            } catch (IllegalArgumentException e) {
                StringBuilder known = new StringBuilder();
                for (Category c : Category.values()) {
                    known.append(known.length() == 0 ? "" : ", ").append(c.label());
                }
                throw new ParameterException(command.commandLine(), option + ": no category '" + name + "'; expected some of " + known);
            }
        }
        return result;
    }
}
