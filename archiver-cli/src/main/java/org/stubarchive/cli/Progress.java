package org.stubarchive.cli;

import java.io.PrintStream;

/** A line that says how far long work is, on standard error if that is a terminal; nothing at all otherwise. */
final class Progress implements AutoCloseable {
    private static final long INTERVAL = 100_000_000L;
    private static final String ERASE = "\r\033[K";

    private final PrintStream terminal;
    private final String what;
    private final int total;
    private long last = System.nanoTime() - INTERVAL;

    private Progress(PrintStream terminal, String what, int total) {
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    /**
     * Begins.
     *
     * @param what is done, such as {@code generating}
     * @param total number of steps, or 0 if it is not known
     */
    static Progress of(String what, int total) {
        return new Progress(Terminal.isErrorTerminal() ? System.err : null, what, total);
    }

    /** Begins work of which the number of steps is not known. */
    static Progress of(String what) {
        return of(what, 0);
    }

    /** Says that so many steps are done. */
    synchronized void done(int steps) {
        if (terminal != null && System.nanoTime() - last >= INTERVAL) {
            last = System.nanoTime();
            terminal.print(ERASE + "stubarchive: " + what + " " + steps + (total == 0 ? "" : " of " + total));
            terminal.flush();
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (terminal != null) {
            terminal.print(ERASE);
            terminal.flush();
        }
    }
}
