package org.stubarchive.vm.oops;

import org.stubarchive.vm.gc.GlobalRef;

/** A running or failed class initialisation (JVMS 5.5): the place where other threads wait, and the reason of a failure. */
public final class Initialization {
    private boolean done;
    private GlobalRef failure;

    /** Waits until the initialisation has ended. The caller is in state IN_NATIVE. */
    public synchronized void await() {
        boolean interrupted = false;
        while (!done) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes all that wait. */
    public synchronized void finish() {
        done = true;
        notifyAll();
    }

    /** The {@code ExceptionInInitializerError} to report as the cause of later errors, or {@code null}. */
    public GlobalRef failure() {
        return failure;
    }

    /** Records it. */
    public void setFailure(GlobalRef newFailure) {
        this.failure = newFailure;
    }
}
