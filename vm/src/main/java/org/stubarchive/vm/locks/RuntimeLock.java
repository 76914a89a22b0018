package org.stubarchive.vm.locks;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A lock of the runtime without handshake support, for a few instructions. Recursive. */
public final class RuntimeLock {
    /** Its holder is through sooner than a thread is put to sleep and woken, if it runs. */
    private static final int SPINS = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final LockRank rank;

    /** A lock of a rank without handshake support. */
    public RuntimeLock(LockRank rank) {
        if (!rank.isShort()) {
            throw new IllegalArgumentException(rank + " has handshake support");
        }
        this.rank = rank;
    }

    /** Takes the lock. */
    public void lock() {
        LockOrder.acquiring(this, rank);
        for (int i = 0; i < SPINS; i++) {
            if (lock.tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock.lock();
    }

    /** Gives it back. */
    public void unlock() {
        lock.unlock();
        LockOrder.released(this);
    }

    /** Something that a thread waits for in a safe state, or on its way to one; the lock is given back meanwhile. */
    public Condition newCondition() {
        return lock.newCondition();
    }
}
