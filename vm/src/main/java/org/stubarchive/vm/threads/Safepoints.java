package org.stubarchive.vm.threads;

import org.stubarchive.loader.memory.RawMemory;

/**
 * Stops the world. The owner of the VM lock sets the poll word of every thread and waits until none is in generated code; as a thread needs the
 * lock to get from any safe state back to guest objects, all stay stopped until the owner releases it.
 */
public final class Safepoints {
    private static final int SPINS = 200;
    private static final int YIELDS = 2000;
    private static final long NAP_NANOS = 20_000;

    private final ThreadRegistry threads;
    private int depth;
    private long count;

    Safepoints(ThreadRegistry threads) {
        this.threads = threads;
    }

    /**
     * Waits until no other thread runs guest code. Calls nest.
     *
     * @param self the calling thread, in state {@code IN_VM}
     */
    public void begin(JavaThread self) {
        if (depth++ > 0) {
            return;
        }
        count++;
        int n = threads.count();
        for (int i = 0; i < n; i++) {
            if (threads.at(i) != self) {
                threads.at(i).setPoll(1);
            }
        }
        RawMemory.fullFence();
        for (int i = 0; i < n; i++) {
            if (threads.at(i) != self) {
                await(threads.at(i));
            }
        }
    }

    private static void await(JavaThread t) {
        int tries = 0;
        while (t.state() == ThreadState.IN_JAVA) {
            tries++;
            if (tries < SPINS) {
                Thread.onSpinWait();
            } else if (tries < YIELDS) {
                Thread.yield();
            } else {
                java.util.concurrent.locks.LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }

    /** Lets the threads go on, once the caller releases the VM lock. */
    public void end(JavaThread self) {
        if (--depth > 0) {
            return;
        }
        int n = threads.count();
        for (int i = 0; i < n; i++) {
            JavaThread t = threads.at(i);
            t.setPoll(t.hasHandshake() ? 1 : 0);
        }
    }

    /** Whether the world is stopped. */
    public boolean isStopped() {
        return depth > 0;
    }

    /** How often the world was stopped. */
    public long count() {
        return count;
    }

    /** Asks a thread to run an action in state {@code IN_VM}, the next time that it polls. Nobody waits. */
    public void handshake(JavaThread target, HandshakeAction action) {
        target.addHandshake(action);
        target.setPoll(1);
    }

    /** Serves a poll: runs the calling thread's handshake actions. */
    public void poll(JavaThread self) {
        HandshakeAction action = self.nextHandshake();
        while (action != null) {
            action.run(self);
            action = self.nextHandshake();
        }
        self.setPoll(0);
    }
}
