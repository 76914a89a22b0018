package org.stubarchive.vm.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What one thread asks of others while the rest goes on: {@code block} and {@code pair} make one stand still, {@code soft} has all do something.
 * ({@link Safepoints} is the hard one.) A thread in a safe state is not waited for, nor woken.
 */
public final class Handshakes {
    private final ThreadRegistry threads;
    private final HandshakeLock handshake;

    Handshakes(ThreadRegistry threads, HandshakeLock handshake) {
        this.threads = threads;
        this.handshake = handshake;
    }

    /**
     * Makes a thread stand still, which the caller may look at then. Raw references are invalid afterwards. Until {@link #unblock} the caller neither allocates
     * nor waits for anybody; what needs the VM lock then needs it before.
     *
     * @param self the calling thread, in state {@code IN_VM}
     * @return {@code false} if the thread has ended; then there is nothing to unblock
     */
    public boolean block(JavaThread self, JavaThread target) {
        if (target == self) {
            return true;
        }
        // Who is asked to stand still asks nobody else, so no circle of threads waits for itself.
        ThreadRequests.Hold found = threads.holdUnlessHeld(self, target);
        while (found == null) {
            self.requests().pause();
            found = threads.holdUnlessHeld(self, target);
        }
        if (found == ThreadRequests.Hold.RUNNING) {
            // With the VM lock, if the caller has it: a thread that is held may wait for the handshake lock, and has it.
            self.requests().enterNative();
            target.requests().awaitSafe();
            self.returnToVm();
        }
        return found != ThreadRequests.Hold.ENDED;
    }

    /** Ends a {@link #block}. */
    public void unblock(JavaThread self, JavaThread target) {
        if (target != self) {
            target.requests().release();
        }
    }

    /**
     * Runs an action in the calling thread while another stands still; of the requests for either of both threads, only one is served at a time. Raw references
     * are invalid afterwards.
     *
     * @param action neither allocates nor waits for anybody
     * @return {@code false} if the thread has ended, and the action did not run
     */
    public boolean pair(JavaThread self, JavaThread target, HandshakeAction action) {
        HandshakeLock first = self.id() < target.id() ? self.pairLock() : target.pairLock();
        HandshakeLock second = first == self.pairLock() ? target.pairLock() : self.pairLock();
        first.lock(self);
        try {
            second.lock(self);
            try {
                if (!block(self, target)) {
                    return false;
                }
                try {
                    action.run(target);
                    return true;
                } finally {
                    unblock(self, target);
                }
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    /**
     * Has every thread that is alive, the calling one included, run an action once, and waits until all have; nobody else waits. For a thread that is safe the
     * caller runs it. Raw references are invalid afterwards.
     *
     * @param self the calling thread, in state {@code IN_VM}
     * @return how many threads there were
     */
    public int soft(JavaThread self, HandshakeAction action) {
        handshake.lock(self);
        AtomicInteger missing = new AtomicInteger();
        int reached;
        try {
            reached = offer(self, action, missing);
        } catch (RuntimeException | Error e) {
            handshake.unlock();
            throw e;
        }
        self.requests().enterNative();
        while (missing.get() > 0) {
            LockSupport.park();
            Thread.interrupted();
        }
        // Before the way back, on which the caller may have to stand still.
        handshake.unlock();
        self.returnToVm();
        return reached;
    }

    /** Runs the action for the calling thread and for those that are safe; the others still have to, and count down. */
    private int offer(JavaThread self, HandshakeAction action, AtomicInteger missing) {
        HandshakeAction counted = t -> {
            try {
                action.run(t);
            } finally {
                missing.decrementAndGet();
                LockSupport.unpark(self.host());
            }
        };
        action.run(self);
        int reached = 1;
        for (JavaThread t : threads.snapshot()) {
            if (t != self) {
                missing.incrementAndGet();
                if (t.requests().offer(counted) == ThreadRequests.Placement.ENDED) {
                    missing.decrementAndGet();
                } else {
                    reached++;
                }
            }
        }
        return reached;
    }
}
