package org.stubarchive.loader.signal;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.OsException;

/** {@code struct sigaction} of glibc and musl on 64-bit Linux in native memory: handler, mask of 1024 bits, flags, restorer. */
final class SigAction implements AutoCloseable {
    /** Handler that stands for the default action. */
    static final long SIG_DFL = 0;
    /** Handler that stands for ignoring the signal. */
    static final long SIG_IGN = 1;

    private static final int HANDLER = 0;
    private static final int FLAGS = 136;
    private static final int SIZE = 152;

    private static final int SA_SIGINFO = 4;
    private static final int SA_ONSTACK = 0x0800_0000;
    private static final int SA_RESTART = 0x1000_0000;

    private final long address = RawMemory.allocate(SIZE);

    /** Reads what is installed for a signal. */
    SigAction read(int signal) {
        check(Libc.sigaction(signal, 0, address), signal);
        return this;
    }

    /** Address of the handler, or {@code SIG_DFL} or {@code SIG_IGN}. */
    long handler() {
        return RawMemory.getLong(address + HANDLER);
    }

    /** Sets the handler. */
    SigAction handler(long handler) {
        RawMemory.putLong(address + HANDLER, handler);
        return this;
    }

    /** Has the handler called as {@code (signal, info, context)}, on the alternative stack of the thread if it has one, and system calls restarted. */
    SigAction handleOnAlternativeStack() {
        RawMemory.putInt(address + FLAGS, RawMemory.getInt(address + FLAGS) | SA_SIGINFO | SA_ONSTACK | SA_RESTART);
        return this;
    }

    /** Installs it. */
    void install(int signal) {
        check(Libc.sigaction(signal, address, 0), signal);
    }

    /** Makes a function the handler of a signal, with the mask and flags of the one before. */
    static void install(int signal, long handler) {
        try (SigAction action = new SigAction()) {
            action.read(signal).handler(handler).handleOnAlternativeStack().install(signal);
        }
    }

    private static void check(int result, int signal) {
        if (result < 0) {
            int errno = Libc.errno();
            throw new OsException("sigaction", Signal.describe(signal), errno);
        }
    }

    @Override
    public void close() {
        RawMemory.free(address);
    }
}
