package org.stubarchive.arch.order;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.arch.catalogue.GeneratedVariants;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.vm.interpreter.generator.InterpreterGenerators;

/** The stubs of the interpreter, and those by which guest code is entered and left, in every variant. */
final class GeneratedInterpreter {
    private static final List<String> SWITCHES = List.of("enter", "leave");

    private GeneratedInterpreter() {}

    static List<StubCode> of(Target target) {
        Architecture architecture = GeneratedVariants.architecture(target);
        List<StubGenerator> generators = new ArrayList<>(InterpreterGenerators.all());
        for (StubGenerator g : architecture.stubs()) {
            if (SWITCHES.contains(g.name())) {
                generators.add(g);
            }
        }
        return GeneratedVariants.of(generators, architecture);
    }
}
