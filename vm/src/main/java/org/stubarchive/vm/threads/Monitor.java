package org.stubarchive.vm.threads;

import java.util.ArrayDeque;
import org.stubarchive.vm.locks.LockRank;
import org.stubarchive.vm.locks.RuntimeLock;

/** An inflated monitor. All fields are guarded by its lock, unless the world is stopped; blocking is up to {@link MonitorTable}. */
final class Monitor {
    final int index;
    final RuntimeLock lock = new RuntimeLock(LockRank.MONITOR);
    /** Written under the lock. What a thread reads without is right as to whether it owns the monitor itself. */
    volatile JavaThread owner;
    int recursions;
    /** Threads in {@code wait}, until they own the monitor again. */
    int pins;
    final ArrayDeque<JavaThread> entering = new ArrayDeque<>(2);
    final ArrayDeque<Waiter> waiters = new ArrayDeque<>(2);

    Monitor(int index) {
        this.index = index;
    }

    /** Whether nobody owns it, waits for it or waits in it. */
    boolean isIdle() {
        return owner == null && entering.isEmpty() && pins == 0;
    }

    /** Whether no thread waits for it or in it. Code without structured locking can own the monitor of an object that nobody can reach. */
    boolean isUnobserved() {
        return entering.isEmpty() && pins == 0;
    }

    /** A thread in {@code Object.wait}. */
    static final class Waiter {
        final JavaThread thread;
        boolean notified;

        Waiter(JavaThread thread) {
            this.thread = thread;
        }
    }
}
