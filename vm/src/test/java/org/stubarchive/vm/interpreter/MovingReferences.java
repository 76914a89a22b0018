package org.stubarchive.vm.interpreter;

import org.stubarchive.loader.memory.RawMemory;

/**
 * A collector for tests that moves everything each time: a reference is the number of an object and the number of the collection that it survived
 * last. One that a collection did not see is recognised at the next one, or when it is used; so is what is no reference.
 */
final class MovingReferences {
    private static final long BASE = 0x5A00_0000_0000_0000L;
    private static final long BASE_MASK = 0xFF00_0000_0000_0000L;
    private static final int NUMBER_SHIFT = 32;
    private static final long NUMBER_MASK = 0xFF_FFFF;
    private static final long AGE_MASK = 0xFFFF_FFFFL;

    private long collections;
    private long seen;

    /** Reference to the object with a number. */
    long reference(long number) {
        return BASE | number << NUMBER_SHIFT | collections;
    }

    /** A collection begins. */
    void begin() {
        collections++;
    }

    /** Visits a root during a collection. */
    void move(long slot) {
        long value = RawMemory.getLong(slot);
        if (value != 0) {
            check(value, collections - 1);
            RawMemory.putLong(slot, value + 1);
            seen++;
        }
    }

    /** Number of the object that a reference refers to now. */
    long number(long value) {
        check(value, collections);
        return value >>> NUMBER_SHIFT & NUMBER_MASK;
    }

    private static void check(long value, long age) {
        if ((value & BASE_MASK) != BASE || (value & AGE_MASK) != age) {
            throw new AssertionError("0x" + Long.toHexString(value) + " is no reference of collection " + age);
        }
    }

    /** Roots that were moved so far. */
    long seen() {
        return seen;
    }
}
