package org.stubarchive.format.layout;

/**
 * The map of the code cache in native memory: from an address to the blob that it is in. Read by the generated signal handler and by stack walks,
 * without a lock.
 *
 * <pre>
 * address - start >> GRANULE_SHIFT --> entry (4 bytes) --> row --> fault rows of that blob
 * </pre>
 *
 * <p>Map and rows are reserved once and never move. An entry above 0 is the number of the row of the blob that has the granule; any other means that no
 * blob has it. Whoever writes a row and what it refers to does so before the entry; whoever reads goes the other way, each address depending on what
 * was loaded before, so neither needs a barrier but the release of the entry. A row stays as it is as long as its blob can be executed.
 */
public final class CodeMapLayout {
    private CodeMapLayout() {}

    /** log2 of {@link #GRANULE}. */
    public static final int GRANULE_SHIFT = 7;
    /** Bytes of a granule: a blob starts at a multiple of it and owns all granules that it touches. */
    public static final int GRANULE = 1 << GRANULE_SHIFT;
    /** Size of an entry of the map, a signed number. */
    public static final int ENTRY_SIZE = 4;

    /** Row: address of the blob's first byte (8). */
    public static final int ROW_START = 0;
    /** Row: address of the blob's fault rows (8), which ascend and do not overlap. */
    public static final int ROW_FAULTS = 8;
    /** Row: bytes of the blob (4). */
    public static final int ROW_SIZE = 16;
    /** Row: number of fault rows (4). */
    public static final int ROW_FAULT_COUNT = 20;
    /** Size of a row. Row 0 is not used. */
    public static final int ROW_BYTES = 24;

    /** Fault row: first instruction byte that may fault (4), counted from the blob's first byte, as the others are. */
    public static final int FAULT_START = 0;
    /** Fault row: behind the last (4). */
    public static final int FAULT_END = 4;
    /** Fault row: where to continue (4). */
    public static final int FAULT_HANDLER = 8;
    /** Size of a fault row, which is that of a fault range in the tables of an image. */
    public static final int FAULT_ROW_BYTES = 12;
}
