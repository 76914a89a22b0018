package org.stubarchive.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stubarchive.cli.diff.ChangeClass;
import org.stubarchive.cli.gate.AllowList;
import org.stubarchive.cli.gate.Bytes;
import org.stubarchive.cli.gate.DiffGate;
import org.stubarchive.cli.gate.GrowthLimit;
import org.stubarchive.format.code.Category;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of {@code diff} that say when it fails. */
final class GateOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--fail-on", paramLabel = "CLASSES", split = ",",
            description = "Classes of changes that give exit status 1: added, removed, entry-points-changed, cpu-variant-changed, code-changed, relocation-only, dependency-changed, moved, identical; all; none (default: all but moved and identical).")
    private List<String> failOn;

    @Option(names = "--max-growth", paramLabel = "LIMIT", description = "Fail if the stubs together grow by more, as 2%% or 4KiB.")
    private String maxGrowth;

    @Option(names = "--category", paramLabel = "NAME=LIMIT", description = "Fail if the stubs of this category grow by more. May be given several times.")
    private Map<String, String> categories = Map.of();

    @Option(names = "--min-change", paramLabel = "BYTES", description = "Changes of fewer bytes are shown but do not count. Changes of entries, variants and assumptions always count.")
    private String minChange;

    @Option(names = "--allow", paramLabel = "FILE", description = "Accept the changes in this list; each line is ID HASH EXPIRY, # begins a comment. The JSON report shows ids and hashes.")
    Path allow;

    @Option(names = "--allow-missing-baseline", description = "If OLD does not exist, say so and pass.")
    boolean allowMissingBaseline;

    /**
     * The gate.
     *
     * @throws ParameterException if an option is malformed
     * @throws CommandFailure if the list of accepted changes cannot be read
     */
    DiffGate gate() {
        Map<Category, GrowthLimit> limits = new EnumMap<>(Category.class);
        categories.forEach((name, limit) -> {
            limits.put(category(name), limit("--category", limit));
        });
        return new DiffGate(classes(), maxGrowth == null ? null : limit("--max-growth", maxGrowth), limits, minChange(), allowed(), LocalDate.now(ZoneOffset.UTC));
    }

    private Category category(String name) {
        for (Category c : Category.values()) {
            if (c.label().equals(name)) {
                return c;
            }
        }
        throw new ParameterException(command.commandLine(), "--category: no category '" + name + "'; expected one of "
                + Arrays.stream(Category.values()).map(Category::label).collect(Collectors.joining(", ")) + "; use --max-growth for all together");
    }

    private Set<ChangeClass> classes() {
        if (failOn == null) {
            return DiffGate.DEFAULT_FAIL_ON;
        }
        Set<ChangeClass> classes = EnumSet.noneOf(ChangeClass.class);
        for (String name : failOn) {
            if (name.equals("all")) {
                classes.addAll(EnumSet.allOf(ChangeClass.class));
            } else if (!name.equals("none")) {
                try {
                    classes.add(ChangeClass.ofLabel(name));
                } catch (IllegalArgumentException e) {
                    throw new ParameterException(command.commandLine(), "--fail-on: no class '" + name + "'; expected some of "
                            + Arrays.stream(ChangeClass.values()).map(ChangeClass::label).collect(Collectors.joining(", ")) + ", or all, or none");
                }
            }
        }
        return classes;
    }

    private GrowthLimit limit(String option, String text) {
        try {
            return GrowthLimit.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), option + ": " + e.getMessage());
        }
    }

    private long minChange() {
        try {
            return minChange == null ? 0 : Bytes.parse(minChange);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--min-change: " + e.getMessage());
        }
    }

    private AllowList allowed() {
        if (allow == null) {
            return AllowList.EMPTY;
        }
        try {
            return AllowList.parse(TextInput.read(allow).lines().toList());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, allow + ": " + e.getMessage());
        }
    }
}
