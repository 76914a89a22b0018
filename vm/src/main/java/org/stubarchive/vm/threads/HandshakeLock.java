package org.stubarchive.vm.threads;

import java.util.concurrent.locks.ReentrantLock;
import org.stubarchive.vm.locks.LockOrder;
import org.stubarchive.vm.locks.LockRank;

/**
 * A lock of the runtime with handshake support: who waits for it does so {@code IN_NATIVE}, hence holds up no handshake and has no raw references, and gives it back
 * if it is held itself by then. Recursive.
 */
class HandshakeLock {
    private static final int SPINS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final LockRank rank;

    HandshakeLock(LockRank rank) {
        this.rank = rank;
    }

    /** Takes the lock; the caller is {@code IN_VM}, and its raw references are invalid afterwards. */
    final void lock(JavaThread t) {
        LockOrder.acquiring(this, rank);
        if (!spin(t)) {
            t.requests().enterNative();
            waitAndReturn(t);
        }
    }

    /** Tries for a short time, as long as nobody waits for this thread. */
    private boolean spin(JavaThread t) {
        for (int i = 0; i < SPINS; i++) {
            if (lock.tryLock()) {
                return true;
            }
            if (t.requests().isHeld()) {
                return false;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** Takes the lock and goes from {@code IN_NATIVE} to {@code IN_VM}. */
    final void lockAndReturn(JavaThread t) {
        LockOrder.acquiring(this, rank);
        waitAndReturn(t);
    }

    private void waitAndReturn(JavaThread t) {
        lock.lock();
        while (!t.word().tryChange(StateTransition.LEAVE_NATIVE)) {
            if (!t.requests().isHeld()) {
                t.requests().returnToVm(StateTransition.LEAVE_NATIVE);
                return;
            }
            lock.unlock();
            t.requests().awaitReleased();
            lock.lock();
        }
    }

    /** Gives the lock back; the caller is in any state. */
    void unlock() {
        lock.unlock();
        LockOrder.released(this);
    }

    /** Whether another thread waits for it. */
    final boolean isAwaited() {
        return lock.hasQueuedThreads();
    }

    /** Whether the calling thread has it. */
    final boolean isOwned() {
        return lock.isHeldByCurrentThread();
    }
}
