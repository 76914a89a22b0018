package org.stubarchive.loader.signal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.OsException;

/**
 * Asynchronous signals of the process as a stream: the stub {@code signal_notifier} handles them and writes their numbers into a pipe, which one thread reads.
 *
 * <p>It is for signals that the host JVM keeps to itself, above all SIGQUIT. There is one pipe for the life of the process.
 */
public final class SignalNotifications {
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x8_0000;

    private final long handler;
    private final InputStream numbers;

    /**
     * Opens the pipe.
     *
     * @param handler address of the stub {@code signal_notifier}
     * @param signalState address of the block laid out by {@link SignalStateLayout}
     * @throws OsException if the system has no descriptors left
     * @throws IOException if the pipe cannot be opened for reading
     */
    public SignalNotifications(long handler, long signalState) throws IOException {
        this.handler = handler;
        long ends = RawMemory.allocate(2 * Integer.BYTES);
        try {
            // A handler must not wait: when the pipe is full, as many signals are waiting to be served.
            if ((int) Libc.call("pipe2", ends, O_CLOEXEC | O_NONBLOCK) < 0) {
                throw new OsException("pipe2", "signals", Libc.errno());
            }
            int reading = RawMemory.getInt(ends);
            RawMemory.putLong(signalState + SignalStateLayout.NOTIFICATION_DESCRIPTOR, RawMemory.getInt(ends + Integer.BYTES));
            // Opened anew, the reading end blocks.
            numbers = new FileInputStream("/proc/self/fd/" + reading);
            Libc.close(reading);
        } finally {
            RawMemory.free(ends);
        }
    }

    /**
     * Has a signal reported here from now on, whatever its handler was.
     *
     * @param signal its number
     * @throws OsException if the system refuses
     */
    public void take(int signal) {
        SigAction.install(signal, handler);
    }

    /**
     * Gives a signal its default action, unless the process ignores it.
     *
     * @param signal its number
     * @throws OsException if the system refuses
     */
    public static void restoreDefault(int signal) {
        try (SigAction action = new SigAction()) {
            if (action.read(signal).handler() != SigAction.SIG_IGN) {
                action.handler(SigAction.SIG_DFL).install(signal);
            }
        }
    }

    /**
     * Waits for the next signal.
     *
     * @return its number
     * @throws IOException if the pipe cannot be read any more
     */
    public int next() throws IOException {
        int number = numbers.read();
        if (number < 0) {
            throw new IOException("the pipe of signals is closed");
        }
        return number;
    }
}
