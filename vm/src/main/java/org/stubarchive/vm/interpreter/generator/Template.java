package org.stubarchive.vm.interpreter.generator;

import java.util.EnumMap;
import java.util.Map;
import org.stubarchive.format.runtime.TosState;

/**
 * How one bytecode is interpreted.
 *
 * @param stub catalogue name of the codelet
 * @param in where the body expects the top of stack
 * @param body the code; ends with its own dispatch or return
 * @param placement whether each entry that only pushes has its own copy of the body
 * @param variants bodies of their own for entries in other states than {@code in}
 */
record Template(String stub, TosState in, Emitter body, Placement placement, Map<TosState, Emitter> variants) {
    /** What entries do that push a cached value before a body that expects everything in memory. */
    enum Placement {
        /** They jump to the one body. */
        SHARED,
        /** They fall into a copy: one jump less for short bodies. */
        REPLICATED
    }

    /** A template with one body. */
    Template(String stub, TosState in, Emitter body, Placement placement) {
        this(stub, in, body, placement, Map.of());
    }

    /** The same template with a body of its own for entries in {@code state}. */
    Template with(TosState state, Emitter emitter) {
        Map<TosState, Emitter> all = new EnumMap<>(TosState.class);
        all.putAll(variants);
        all.put(state, emitter);
        return new Template(stub, in, body, placement, all);
    }
}
