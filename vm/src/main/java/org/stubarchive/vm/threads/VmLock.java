package org.stubarchive.vm.threads;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock of the VM. Not fair, since handing over costs two context switches; a thread that takes it many times in a row while others wait
 * steps back, so that nobody starves.
 */
final class VmLock {
    private static final int PATIENCE = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private int barges;

    void lock() {
        lock.lock();
    }

    void unlock() {
        boolean stepBack = lock.hasQueuedThreads() && ++barges > PATIENCE;
        if (stepBack) {
            barges = 0;
        }
        lock.unlock();
        if (stepBack) {
            Thread.yield();
        }
    }

    boolean isHeldByCurrentThread() {
        return lock.isHeldByCurrentThread();
    }
}
