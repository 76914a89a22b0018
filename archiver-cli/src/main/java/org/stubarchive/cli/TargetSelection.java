package org.stubarchive.cli;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.HostCpu;
import picocli.CommandLine.ITypeConverter;

/**
 * A choice of targets on the command line: {@code host}, {@code all}, or names separated by commas.
 *
 * @param targets those named, in the order of the enum; empty for this machine's
 */
record TargetSelection(Set<Target> targets) {
    /** The target of this machine. */
    static final TargetSelection HOST = new TargetSelection(Set.of());

    /** Copies. */
    TargetSelection {
        targets = targets.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(targets));
    }

    /** Parses the option's value. */
    static final class Converter implements ITypeConverter<TargetSelection> {
        @Override
        public TargetSelection convert(String value) {
            if (value.equals("host")) {
                return HOST;
            }
            if (value.equals("all")) {
                return new TargetSelection(EnumSet.allOf(Target.class));
            }
            Set<Target> targets = EnumSet.noneOf(Target.class);
            for (String name : value.split(",", -1)) {
                targets.add(new TargetConverter().convert(name));
            }
            return new TargetSelection(targets);
        }
    }

    /**
     * The targets.
     *
     * @throws CommandFailure with exit code 3 if this machine's is meant and is none of ours
     */
    Set<Target> resolve() {
        return targets.isEmpty() ? EnumSet.of(host()) : targets;
    }

    /**
     * The target of this machine.
     *
     * @throws CommandFailure with exit code 3 if it is none of ours
     */
    static Target host() {
        try {
            return HostCpu.target();
        } catch (UnsupportedOperationException e) {
            throw new CommandFailure(ExitCodes.UNUSABLE_HERE, e.getMessage());
        }
    }
}
