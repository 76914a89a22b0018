package org.stubarchive.vm.interpreter.generator;

/** Emits the body of a template. */
@FunctionalInterface
interface Emitter {
    /** Emits into the codelet. */
    void emit(Codelet c);
}
