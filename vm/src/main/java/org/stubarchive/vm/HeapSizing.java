package org.stubarchive.vm;

import org.stubarchive.loader.os.ControlGroup;
import org.stubarchive.loader.os.ResourceLimits;

/** Size of the heap where the command line does not say. */
final class HeapSizing {
    private static final long MIB = 1L << 20;
    /** As {@code java}: a quarter of the memory. */
    private static final int MEMORY_FRACTION = 4;
    /** Of the address space that is left: two halves, which leave as much for threads and all else. */
    private static final int SPACE_FRACTION = 4;
    private static final long LEAST = 16 * MIB;
    private static final long FALLBACK = 1024 * MIB;

    private HeapSizing() {}

    /**
     * A quarter of the memory that the machine or the control group has, and not more than a limit on address space leaves room for. In bytes, whole MiB.
     * Looks at the use of address space, so it is asked when the rest of the machine is there.
     */
    static long defaultMaxBytes() {
        long physical = ResourceLimits.physicalMemory();
        long memory = Math.min(physical <= 0 ? ResourceLimits.UNLIMITED : physical, ControlGroup.memory());
        long bytes = memory == ResourceLimits.UNLIMITED ? FALLBACK : memory / MEMORY_FRACTION;
        long space = ResourceLimits.addressSpace();
        if (space != ResourceLimits.UNLIMITED) {
            bytes = Math.min(bytes, (space - ResourceLimits.addressSpaceInUse()) / SPACE_FRACTION);
        }
        return Math.max(LEAST, bytes) & -MIB;
    }
}
