package org.stubarchive.vm.threads;

/**
 * Stops the world: the hard handshake. Who has the handshake lock holds every other thread, those that start meanwhile too, and waits until all are safe.
 * What is stopped has no runtime lock without handshake, so the stopper may take them all.
 */
public final class Safepoints {
    private final ThreadRegistry threads;
    private final HandshakeLock handshake;
    private int depth;
    private volatile long count;

    Safepoints(ThreadRegistry threads, HandshakeLock handshake) {
        this.threads = threads;
        this.handshake = handshake;
    }

    /**
     * Waits until no other thread touches guest objects. Calls nest. Another thread may stop the world before: raw references are invalid afterwards.
     *
     * @param self the calling thread, in state {@code IN_VM}
     */
    public void begin(JavaThread self) {
        handshake.lock(self);
        if (depth++ == 0) {
            count++;
            threads.holdOthers(self);
        }
    }

    /** Lets the threads go on. */
    public void end(JavaThread self) {
        if (--depth == 0) {
            threads.releaseOthers(self);
        }
        handshake.unlock();
    }

    /** How often the world was stopped. */
    public long count() {
        return count;
    }
}
