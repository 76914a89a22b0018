package org.stubarchive.cli.listing;

import java.util.Optional;
import java.util.ServiceLoader;
import org.stubarchive.format.code.Target;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.Disassembler;

/** The architecture modules that are on the class path. */
public final class Architectures {
    private Architectures() {}

    /** The module for a target, if there is one. */
    public static Optional<Architecture> find(Target target) {
        for (Architecture a : ServiceLoader.load(Architecture.class)) {
            if (a.target() == target) {
                return Optional.of(a);
            }
        }
        return Optional.empty();
    }

    /** The decoder for a target's instructions, if there is one. */
    public static Optional<Disassembler> disassembler(Target target) {
        return find(target).map(Architecture::disassembler);
    }
}
