package org.stubarchive.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
     * @param total number of steps
     */
    static Progress of(String what, int total) {
        return new Progress(isTerminal() ? System.err : null, what, total);
    }

    /** Whether standard error is a terminal (proc(5): the link of the descriptor names the device). */
    private static boolean isTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** Says that so many steps are done. */
    void done(int steps) {
        if (terminal != null && System.nanoTime() - last >= INTERVAL) {
            last = System.nanoTime();
            terminal.print(ERASE + "stubarchive: " + what + " " + steps + " of " + total);
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
