package org.stubarchive.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A choice of CPU features on the command line: {@code all}, {@code baseline}, {@code native}, or a list of features.
 *
 * @param kind how they were given
 * @param features the list; empty unless the kind is {@code LIST}
 */
record CpuSelection(Kind kind, CpuFeatures features) {
    /** A feature of every x86-64 machine, which may be named and adds nothing. */
    private static final String BASELINE_NAME = "sse2";

    /** Forms of the choice. */
    enum Kind {
        ALL,
        BASELINE,
        NATIVE,
        LIST
    }

    /** Parses the option's value. */
    static final class Converter implements ITypeConverter<CpuSelection> {
        @Override
        public CpuSelection convert(String value) {
            try {
                return parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Parses a choice of features that a machine is taken to lack: all, or a list. The baseline cannot be lacking. */
    static final class LackingConverter implements ITypeConverter<CpuSelection> {
        @Override
        public CpuSelection convert(String value) {
            CpuSelection selection = new Converter().convert(value);
            if (selection.kind == Kind.BASELINE || selection.kind == Kind.NATIVE || selection.features.isBaseline() && selection.kind == Kind.LIST || names(value).contains(BASELINE_NAME)) {
                throw new TypeConversionException("'" + value + "': expected all, or a list of CPU features without " + BASELINE_NAME + ", which belongs to the baseline");
            }
            return selection;
        }

        private static List<String> names(String value) {
            return List.of(value.toLowerCase(Locale.ROOT).split("[,+]"));
        }
    }

    /**
     * Parses a choice. Names are those of {@link CpuFeature}, in any case, separated by commas or plus signs.
     *
     * @throws IllegalArgumentException if it names a feature that is unknown; the message says which are known
     */
    static CpuSelection parse(String value) {
        for (Kind k : Kind.values()) {
            if (k != Kind.LIST && k.name().equalsIgnoreCase(value)) {
                return new CpuSelection(k, CpuFeatures.BASELINE);
            }
        }
        List<CpuFeature> features = new ArrayList<>();
        for (String name : value.split("[,+]")) {
            if (!name.equalsIgnoreCase(BASELINE_NAME) && !name.isEmpty()) {
                features.add(feature(name));
            }
        }
        return new CpuSelection(Kind.LIST, CpuFeatures.of(features));
    }

    private static CpuFeature feature(String name) {
        StringBuilder known = new StringBuilder();
        for (CpuFeature f : CpuFeature.values()) {
            if (f.name().equalsIgnoreCase(name)) {
                return f;
            }
            known.append(known.length() == 0 ? "" : ", ").append(f.name().toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException("CPU feature '" + name + "' is unknown; known are all, baseline, native, and lists of " + known);
    }

    /**
     * Checks that a list names features of the given targets only.
     *
     * @param option for the message
     * @throws CommandFailure with exit code 64 if it names others
     */
    void requireFor(String option, Set<Target> targets) {
        List<String> foreign = new ArrayList<>();
        for (CpuFeature f : features.asSet()) {
            if (!targets.contains(f.target())) {
                foreign.add(f.name().toLowerCase(Locale.ROOT));
            }
        }
        if (!foreign.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, option + ": CPU feature " + String.join(", ", foreign) + " is none of " + String.join(", ", targets.stream().map(Target::id).toList()));
        }
    }

    /** The features this names, where {@code native} is what the given machine has and {@code all} every feature of the target. */
    CpuFeatures resolve(Target target, CpuFeatures machine) {
        return switch (kind) {
            case ALL -> {
                List<CpuFeature> all = new ArrayList<>();
                for (CpuFeature f : CpuFeature.values()) {
                    if (f.target() == target) {
                        all.add(f);
                    }
                }
                yield CpuFeatures.of(all);
            }
            case BASELINE -> CpuFeatures.BASELINE;
            case NATIVE -> machine;
            case LIST -> features;
        };
    }
}
