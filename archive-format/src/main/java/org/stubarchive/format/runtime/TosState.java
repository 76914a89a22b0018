package org.stubarchive.format.runtime;

/**
 * Where the top of the expression stack is between two bytecodes: in a register (by kind) or in memory ({@link #VTOS}).
 * Each state has its own dispatch table of {@link #BYTECODES} addresses.
 */
public enum TosState {
    /** int, boolean, byte, char, short in the integer result register, 32 bits significant. */
    ITOS(0),
    /** long in the integer result register. */
    LTOS(1),
    /** float in the floating-point result register. */
    FTOS(2),
    /** double in the floating-point result register. */
    DTOS(3),
    /** Reference in the integer result register. */
    ATOS(4),
    /** Everything in memory. */
    VTOS(5);

    /** Entries of a dispatch table. */
    public static final int BYTECODES = 256;
    /** Number of states. */
    public static final int COUNT = 6;
    /** Byte offset, from the start of the dispatch tables, of the table for bytecodes behind a {@code wide} prefix, in state {@link #VTOS}. */
    public static final int WIDE_TABLE_OFFSET = COUNT * BYTECODES * 8;
    /** Bytes of all dispatch tables. */
    public static final int TABLES_SIZE = WIDE_TABLE_OFFSET + BYTECODES * 8;

    private final int id;

    TosState(int id) {
        this.id = id;
    }

    /** Number of the state, 0..5. */
    public int id() {
        return id;
    }

    /** Byte offset of the state's table from the start of the dispatch tables. */
    public int tableOffset() {
        return id * BYTECODES * 8;
    }
}
