package org.stubarchive.loader.signal;

import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.OsException;

/** Installs the generated fault handler in front of the host JVM's. */
public final class SignalHandlers {
    /** {@code SIG_DFL} is 0 and {@code SIG_IGN} is 1: neither can be called. */
    private static final long LAST_PSEUDO_HANDLER = 1;

    private SignalHandlers() {}

    /**
     * Makes generated code the handler of all {@link Signal}s and remembers the previous handlers in the signal state. Our handler runs with
     * the mask and flags of the previous one, since it continues there when a fault is not ours. Installing again is harmless.
     *
     * @param handler address of the stub {@code signal_handler}
     * @param signalState address of the block laid out by {@link SignalStateLayout}
     * @throws OsException if the system refuses
     */
    public static synchronized void install(long handler, long signalState) {
        try (SigAction action = new SigAction()) {
            long fatal = action.read(Signal.SIGSEGV.number()).handler();
            if (fatal == handler) {
                return;
            }
            if (fatal <= LAST_PSEUDO_HANDLER) {
                throw new IllegalStateException("the host has no handler for SIGSEGV");
            }
            for (Signal s : Signal.values()) {
                long previous = action.read(s.number()).handler();
                // Where the host has none, its handler of SIGSEGV reports the fault and ends the process.
                long next = previous <= LAST_PSEUDO_HANDLER ? fatal : previous;
                RawMemory.putLong(signalState + SignalStateLayout.PREVIOUS_HANDLERS + 8L * s.number(), next);
                action.handler(handler).handleOnAlternativeStack().install(s.number());
            }
        }
    }

    /**
     * Puts the previous handlers back.
     *
     * @param signalState the block that {@link #install} filled
     */
    public static synchronized void uninstall(long signalState) {
        try (SigAction action = new SigAction()) {
            for (Signal s : Signal.values()) {
                long previous = RawMemory.getLong(signalState + SignalStateLayout.PREVIOUS_HANDLERS + 8L * s.number());
                if (previous != 0) {
                    action.read(s.number()).handler(previous).install(s.number());
                }
            }
        }
    }
}
