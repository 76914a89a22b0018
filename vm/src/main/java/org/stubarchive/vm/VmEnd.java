package org.stubarchive.vm;

import org.stubarchive.vm.threads.ThreadEnd;

/** How the machine ended. The first end counts. */
final class VmEnd implements ThreadEnd {
    /** Added to a signal's number it is the exit status of who is ended by it (sh(1)). */
    private static final int FIRST_SIGNAL_STATUS = 128;

    private boolean ended;
    private int status;
    /** Signals that were received, as bits. */
    private long signals;
    private Throwable defect;

    @Override
    public synchronized void exited(int exitStatus) {
        if (!ended) {
            ended = true;
            status = exitStatus;
            notifyAll();
        }
    }

    @Override
    public synchronized void failed(Throwable cause) {
        if (!ended) {
            ended = true;
            defect = cause;
            notifyAll();
        }
    }

    synchronized void signalReceived(int number) {
        signals |= 1L << number;
    }

    /** Whether the exit status is that of a signal (128 + its number) which was received. */
    synchronized boolean isBySignal() {
        int number = status - FIRST_SIGNAL_STATUS;
        return ended && number > 0 && number < Long.SIZE && (signals >>> number & 1) != 0;
    }

    /**
     * Waits for the end.
     *
     * @return exit status
     */
    synchronized int await() {
        boolean interrupted = false;
        while (!ended) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (defect instanceof RuntimeException e) {
            throw e;
        }
        if (defect instanceof Error e) {
            throw e;
        }
        return status;
    }
}
