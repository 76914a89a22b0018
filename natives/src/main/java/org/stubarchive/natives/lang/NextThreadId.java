package org.stubarchive.natives.lang;

import org.stubarchive.loader.memory.RawMemory;

/** The counter from which {@code java.lang.Thread} takes thread identifiers, in native memory. */
final class NextThreadId {
    /** The first identifier behind that of the main thread, {@code Thread.PRIMORDIAL_TID}. */
    private static final long FIRST = 4;
    private static final long ADDRESS = RawMemory.allocate(Long.BYTES);

    static {
        RawMemory.putLong(ADDRESS, FIRST);
    }

    private NextThreadId() {}

    static long address() {
        return ADDRESS;
    }
}
