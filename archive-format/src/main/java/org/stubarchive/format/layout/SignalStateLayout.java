package org.stubarchive.format.layout;

/**
 * What the generated signal handler knows, in one block of native memory. The handler finds it through the VM variable {@link org.stubarchive.format.runtime.VariableNames#SIGNAL_STATE}.
 *
 * <p>A fault whose PC is in [{@link #CODE_START}, {@link #CODE_END}) is one of generated code: the fault table is searched, unless a process
 * sent the signal; without a hit the handler fills the crash record of the thread block in the thread register and continues at {@code crash_leave}. A fault anywhere else
 * belongs to the previous handler.
 */
public final class SignalStateLayout {
    private SignalStateLayout() {}

    /** Lowest address of generated code (8). */
    public static final int CODE_START = 0;
    /** Address behind generated code (8). */
    public static final int CODE_END = 8;
    /**
     * Address of the fault table (8): a count (8), then so many rows of {@link #FAULT_ROW_SIZE} bytes, ascending by start, not overlapping. A
     * new table is published by one store; tables that were published are never freed, since a handler may be reading.
     */
    public static final int FAULT_TABLE = 16;
    /** Addresses of the handlers that were there before ours, indexed by signal number 0..31 (8 each); called as {@code (signal, info, context)}. */
    public static final int PREVIOUS_HANDLERS = 24;
    /** Descriptor (8) to which {@code signal_notifier} writes the number of each signal that it gets, one byte each: the writing end of a pipe that does not block. */
    public static final int NOTIFICATION_DESCRIPTOR = PREVIOUS_HANDLERS + 32 * 8;
    /** Size of the block. */
    public static final int SIZE = NOTIFICATION_DESCRIPTOR + 8;

    /** Fault table: number of rows (8). */
    public static final int FAULT_COUNT = 0;
    /** Fault table: first row. */
    public static final int FAULT_ROWS = 8;
    /** Fault row: address of the first instruction byte that may fault (8). */
    public static final int FAULT_START = 0;
    /** Fault row: address behind the last (8). */
    public static final int FAULT_END = 8;
    /** Fault row: address at which to continue (8). */
    public static final int FAULT_HANDLER = 16;
    /** Size of a fault row. */
    public static final int FAULT_ROW_SIZE = 24;
}
