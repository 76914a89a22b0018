package org.stubarchive.vm.log;

import java.util.Locale;

/** What can be traced with {@code --log}. */
public enum LogTopic {
    /** Stubs loaded, generated, rejected. */
    STUBS,
    /** Opening and mapping of archives. */
    LOAD,
    /** Class loading, linking and initialisation. */
    CLASS,
    /** Collections. */
    GC,
    /** Exceptions thrown and caught. */
    EXCEPTIONS,
    /** Start, end and blocking of threads. */
    THREADS,
    /** Native methods. */
    NATIVE,
    /** Each bytecode. */
    BYTECODE;

    /** Name on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
