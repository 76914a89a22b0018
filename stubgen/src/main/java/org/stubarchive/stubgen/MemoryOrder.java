package org.stubarchive.stubgen;

/** What a memory barrier keeps in order; of an ordered access, what it keeps in order with itself. */
public enum MemoryOrder {
    /** Loads before it stay before loads and stores behind it. */
    ACQUIRE,
    /** Loads and stores before it stay before stores behind it. */
    RELEASE,
    /** Stores before it stay before stores behind it. */
    STORE_STORE,
    /** Everything before it stays before everything behind it. */
    FULL
}
