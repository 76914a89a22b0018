package org.stubarchive.vm.threads;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock of the runtime with handshake support: who waits for it does so {@code IN_NATIVE} and without the VM lock, hence holds up nobody and has no raw references,
 * and gives it back if it is held itself by then. Recursive.
 */
class HandshakeLock {
    private final ReentrantLock lock = new ReentrantLock();

    /** Takes the lock; the caller is {@code IN_VM}, and its raw references are invalid afterwards. */
    final void lock(JavaThread t) {
        if (!lock.tryLock()) {
            boolean hasVmLock = t.hasVmLock();
            t.requests().enterNative();
            t.unlockVm();
            lockAndReturn(t);
            if (hasVmLock) {
                t.lockVm();
            }
        }
    }

    /** Takes the lock and goes from {@code IN_NATIVE} to {@code IN_VM}. */
    final void lockAndReturn(JavaThread t) {
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
