package org.stubarchive.loader.cache;

/** What memory text is in. */
public enum TextMemory {
    /** The archive's file, or shared memory for generated code: shared with other processes, never copied. */
    SHARED,
    /**
     * Private memory that belongs to no file. For profilers that look up names by address only where no file is mapped, as {@code perf} does with its maps
     * (Linux, tools/perf/util/map.c).
     */
    ANONYMOUS
}
