package org.stubarchive.vm.locks;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A lock of the runtime without handshake support, for a few instructions. Recursive. */
public final class RuntimeLock {
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
