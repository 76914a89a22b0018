package org.stubarchive.format.layout;

/**
 * What the generated signal handler knows, in one block of native memory. The handler finds it through the VM variable
 * {@link org.stubarchive.format.runtime.VariableNames#SIGNAL_STATE}.
 *
 * <p>A fault whose PC is in [{@link #CODE_START}, {@link #CODE_END}) is one of generated code: the fault rows of the blob at the PC, which
 * {@link CodeMapLayout} describes, are searched, unless a process sent the signal; without a hit the handler fills the crash record of the thread block
 * in the thread register and continues at {@code crash_leave}. A fault anywhere else belongs to the previous handler.
 */
public final class SignalStateLayout {
    private SignalStateLayout() {}

    /** Lowest address of generated code (8), a multiple of {@link CodeMapLayout#GRANULE}. */
    public static final int CODE_START = 0;
    /** Address behind generated code (8). */
    public static final int CODE_END = 8;
    /** Address of the map's entry for the granule at {@link #CODE_START} (8). */
    public static final int CODE_MAP = 16;
    /** Address of the map's rows (8). */
    public static final int CODE_ROWS = 24;
    /** Addresses of the handlers that were there before ours, indexed by signal number 0..31 (8 each); called as {@code (signal, info, context)}. */
    public static final int PREVIOUS_HANDLERS = 32;
    /** Descriptor (8) to which {@code signal_notifier} writes the number of each signal that it gets, one byte each: the writing end of a pipe that does not block. */
    public static final int NOTIFICATION_DESCRIPTOR = PREVIOUS_HANDLERS + 32 * 8;
    /** Size of the block. */
    public static final int SIZE = NOTIFICATION_DESCRIPTOR + 8;
}
