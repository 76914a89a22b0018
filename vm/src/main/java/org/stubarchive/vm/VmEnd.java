package org.stubarchive.vm;

/** How the machine ended. The first end counts. */
final class VmEnd {
    private boolean ended;
    private int status;
    private Throwable defect;

    synchronized void exited(int exitStatus) {
        if (!ended) {
            ended = true;
            status = exitStatus;
            notifyAll();
        }
    }

    synchronized void failed(Throwable cause) {
        if (!ended) {
            ended = true;
            defect = cause;
            notifyAll();
        }
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
