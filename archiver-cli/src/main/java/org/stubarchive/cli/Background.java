package org.stubarchive.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A computation beside the command's own, in a thread of its own, or in the command's where the system starts no other. */
final class Background<T> {
    private final FutureTask<T> task;

    private Background(FutureTask<T> task) {
        this.task = task;
    }

    /** Starts a computation. */
    static <T> Background<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "background");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            task.run();
        }
        return new Background<>(task);
    }

    /** Waits for the result, or throws what the computation threw. */
    T result() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts commands", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("in a background computation", e.getCause());
        }
    }
}
