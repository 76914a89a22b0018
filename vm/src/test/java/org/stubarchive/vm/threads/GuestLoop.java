package org.stubarchive.vm.threads;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;

/** Host threads that are guest threads without guest code: what generated code does at a poll is done by hand. */
final class GuestLoop {
    private final ThreadRegistry threads;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    GuestLoop(ThreadRegistry threads) {
        this.threads = threads;
    }

    /** Runs the body in state {@code IN_VM} as a guest thread of its own. */
    Thread start(Consumer<JavaThread> body) {
        Thread host = new Thread(() -> {
            JavaThread t = threads.attachCurrent();
            try {
                body.accept(t);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                threads.detachCurrent(t);
            }
        });
        host.setDaemon(true);
        host.start();
        return host;
    }

    /** Waits for the ends of threads and throws what one of them has thrown. */
    void join(Thread... hosts) throws InterruptedException {
        for (Thread host : hosts) {
            host.join(60_000);
            if (host.isAlive()) {
                AssertionError stuck = new AssertionError(host + " does not end");
                stuck.setStackTrace(host.getStackTrace());
                throw stuck;
            }
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    static boolean isPolled(JavaThread t) {
        return RawMemory.getIntVolatile(t.block() + ThreadBlockLayout.POLL) != 0;
    }

    /** Into {@code IN_JAVA}, standing still before as often as others ask. */
    static void enterJava(JavaThread t) {
        while (!t.tryEnterJava()) {
            t.pause();
        }
    }

    /** Leaves and comes back if the poll word is set; says whether it was. */
    static boolean poll(JavaThread t) {
        boolean polled = isPolled(t);
        if (polled) {
            t.leaveJava();
            enterJava(t);
        }
        return polled;
    }

    /** Blocks until the condition holds. */
    static void nativeUntil(JavaThread t, BooleanSupplier done) {
        try (NativeSection section = t.enterNative()) {
            while (!done.getAsBoolean()) {
                Thread.yield();
            }
        }
    }
}
