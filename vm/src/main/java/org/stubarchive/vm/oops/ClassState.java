package org.stubarchive.vm.oops;

/** Life of a class (JVMS 5.3 to 5.5). The values are those of {@code KlassLayout.STATE}; later states have greater values, failure excepted. */
public enum ClassState {
    /** Allocated, not yet in a dictionary. */
    VACANT(0),
    /** Created by a loader; supertypes are loaded, tables are built. */
    LOADED(1),
    /** Verified, and its code rewritten for the interpreter. */
    LINKED(2),
    /** A thread runs the class initializer. */
    INITIALIZING(3),
    /** Ready for use. */
    INITIALIZED(4),
    /** The initializer ended with an exception. */
    FAILED(5);

    private final int value;

    ClassState(int value) {
        this.value = value;
    }

    /** Value in the klass. */
    public int value() {
        return value;
    }

    /** Whether the class is linked, in whatever state of initialisation. */
    public boolean isLinked() {
        return value >= LINKED.value;
    }
}
