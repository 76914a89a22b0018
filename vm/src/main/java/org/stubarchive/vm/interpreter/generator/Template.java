package org.stubarchive.vm.interpreter.generator;

import java.util.EnumMap;
import java.util.Map;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.StubGenerator;

/**
 * How one bytecode is interpreted.
 *
 * @param stub catalogue name of the codelet
 * @param in where the body expects the top of stack
 * @param body the code; ends with its own dispatch or return
 * @param placement whether each entry that only pushes has its own copy of the body
 * @param variants bodies of their own for entries in other states than {@code in}
 * @param operations whether the body has atomic operations
 */
record Template(String stub, TosState in, Emitter body, Placement placement, Map<TosState, Emitter> variants, Operations operations) {
    /** What entries do that push a cached value before a body that expects everything in memory. */
    enum Placement {
        /** They jump to the one body. */
        SHARED,
        /** They fall into a copy: one jump less for short bodies. */
        REPLICATED
    }

    /** Kinds of operations in a body. */
    enum Operations {
        /** None that is atomic. */
        PLAIN,
        /** Compare-and-swap among them. */
        ATOMIC
    }

    /** A template with one body. */
    Template(String stub, TosState in, Emitter body, Placement placement) {
        this(stub, in, body, placement, Map.of(), Operations.PLAIN);
    }

    /** The same template with a body of its own for entries in {@code state}. */
    Template with(TosState state, Emitter emitter) {
        Map<TosState, Emitter> all = new EnumMap<>(TosState.class);
        all.putAll(variants);
        all.put(state, emitter);
        return new Template(stub, in, body, placement, all, operations);
    }

    /** The same template, declared to have atomic operations. */
    Template atomic() {
        return new Template(stub, in, body, placement, variants, Operations.ATOMIC);
    }

    /** What generates the codelet. */
    StubGenerator generator() {
        StubGenerator generator = new TemplateGenerator(this);
        return operations == Operations.ATOMIC ? new AtomicStub(generator) : generator;
    }
}
