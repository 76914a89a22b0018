package org.stubarchive.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.vm.code.VariantChoice;
import picocli.CommandLine.ITypeConverter;

/**
 * One value of {@code --cpu}: {@code [TARGET=]CHOICE}.
 *
 * @param target what it is for; empty for all targets that no other value is for
 * @param cpus which CPUs
 */
record TargetCpu(Optional<Target> target, CpuSelection cpus) {
    private static final CpuSelection ALL = new CpuSelection(CpuSelection.Kind.ALL, CpuFeatures.BASELINE);

    /** Parses the option's value. */
    static final class Converter implements ITypeConverter<TargetCpu> {
        @Override
        public TargetCpu convert(String value) {
            int at = value.indexOf('=');
            Optional<Target> target = at < 0 ? Optional.empty() : Optional.of(new TargetConverter().convert(value.substring(0, at)));
            return new TargetCpu(target, new CpuSelection.Converter().convert(value.substring(at + 1)));
        }
    }

    /**
     * The variants to generate for each target.
     *
     * @param given values of the option; of several for the same target the last counts; all variants where none is
     * @param targets the targets that are trained for
     * @throws CommandFailure with exit code 64 if a value is for another target, names features of another target, or means this machine and is for another kind
     */
    static Map<Target, VariantChoice> variants(List<TargetCpu> given, Set<Target> targets) {
        CpuSelection others = ALL;
        Map<Target, CpuSelection> own = new EnumMap<>(Target.class);
        for (TargetCpu c : given) {
            if (c.target.isEmpty()) {
                others = c.cpus;
            } else if (targets.contains(c.target.get())) {
                own.put(c.target.get(), c.cpus);
            } else {
                throw usage(c.target.get().id() + " is none of the targets; add it to --target");
            }
        }
        if (own.size() < targets.size()) {
            others.requireFor("--cpu", targets);
        }
        Map<Target, VariantChoice> result = new EnumMap<>(Target.class);
        for (Target t : targets) {
            CpuSelection cpus = own.getOrDefault(t, others);
            if (own.containsKey(t)) {
                cpus.requireFor("--cpu", Set.of(t));
            }
            result.put(t, variants(cpus, t));
        }
        return result;
    }

    private static VariantChoice variants(CpuSelection cpus, Target target) {
        if (cpus.kind() == CpuSelection.Kind.ALL) {
            return VariantChoice.all();
        }
        boolean here = cpus.kind() == CpuSelection.Kind.NATIVE;
        if (here && target != TargetSelection.host()) {
            throw usage("native: this machine is " + TargetSelection.host().id() + "; say what a " + target.id() + " machine has, as " + target.id() + "=all, baseline, or a list of features");
        }
        return VariantChoice.within(cpus.resolve(target, here ? HostFeatures.of(target) : CpuFeatures.BASELINE));
    }

    private static CommandFailure usage(String what) {
        return new CommandFailure(ExitCodes.USAGE, "--cpu: " + what);
    }
}
