package org.stubarchive.loader.signal;

import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.OsException;

/** Installs the generated fault handler in front of the host JVM's. */
public final class SignalHandlers {
    // struct sigaction of glibc and musl on 64-bit Linux: handler, mask of 1024 bits, flags, restorer.
    private static final int HANDLER = 0;
    private static final int FLAGS = 136;
    private static final int ACTION_SIZE = 152;

    private static final int SA_SIGINFO = 4;
    private static final int SA_ONSTACK = 0x0800_0000;
    private static final int SA_RESTART = 0x1000_0000;
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
        long action = RawMemory.allocate(ACTION_SIZE);
        try {
            long fatal = query(Signal.SIGSEGV, action);
            if (fatal == handler) {
                return;
            }
            if (fatal <= LAST_PSEUDO_HANDLER) {
                throw new IllegalStateException("the host has no handler for SIGSEGV");
            }
            for (Signal s : Signal.values()) {
                long previous = query(s, action);
                // Where the host has none, its handler of SIGSEGV reports the fault and ends the process.
                long next = previous <= LAST_PSEUDO_HANDLER ? fatal : previous;
                RawMemory.putLong(signalState + SignalStateLayout.PREVIOUS_HANDLERS + 8L * s.number(), next);
                RawMemory.putLong(action + HANDLER, handler);
                RawMemory.putInt(action + FLAGS, RawMemory.getInt(action + FLAGS) | SA_SIGINFO | SA_ONSTACK | SA_RESTART);
                check(Libc.sigaction(s.number(), action, 0), s);
            }
        } finally {
            RawMemory.free(action);
        }
    }

    /**
     * Puts the previous handlers back.
     *
     * @param signalState the block that {@link #install} filled
     */
    public static synchronized void uninstall(long signalState) {
        long action = RawMemory.allocate(ACTION_SIZE);
        try {
            for (Signal s : Signal.values()) {
                long previous = RawMemory.getLong(signalState + SignalStateLayout.PREVIOUS_HANDLERS + 8L * s.number());
                if (previous != 0) {
                    query(s, action);
                    RawMemory.putLong(action + HANDLER, previous);
                    check(Libc.sigaction(s.number(), action, 0), s);
                }
            }
        } finally {
            RawMemory.free(action);
        }
    }

    /** Fills {@code action} with what is installed; gives the handler. */
    private static long query(Signal signal, long action) {
        check(Libc.sigaction(signal.number(), 0, action), signal);
        return RawMemory.getLong(action + HANDLER);
    }

    private static void check(int result, Signal signal) {
        if (result < 0) {
            int errno = Libc.errno();
            throw new OsException("sigaction", signal.name(), errno);
        }
    }
}
