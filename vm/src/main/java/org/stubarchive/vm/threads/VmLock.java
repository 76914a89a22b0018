package org.stubarchive.vm.threads;

import org.stubarchive.vm.locks.LockRank;

/**
 * The lock of the VM, the topmost. Not fair, since handing over costs two context switches; a thread that takes it many times in a row while others wait
 * steps back, so that nobody starves.
 */
final class VmLock extends HandshakeLock {
    private static final int PATIENCE = 64;

    /** Written by who has the lock. */
    private int barges;

    VmLock() {
        super(LockRank.VM);
    }

    @Override
    void unlock() {
        boolean stepBack = isAwaited() && ++barges > PATIENCE;
        if (stepBack) {
            barges = 0;
        }
        super.unlock();
        if (stepBack) {
            Thread.yield();
        }
    }
}
