package org.stubarchive.vm.threads;

/**
 * How often and how long a thread was blocked at monitors and waited ({@code java.lang.management.ThreadInfo}). Counts are always kept, times as long as they are
 * {@linkplain ThreadRegistry#setTimingContention asked for}. Used under the VM lock.
 */
public final class Contention {
    private long blocked;
    private long blockedNanos;
    private long waited;
    private long waitedNanos;

    /** Counts a monitor that another thread owns; gives the start for {@link #endBlocked}. */
    long beginBlocked(boolean timed) {
        blocked++;
        return timed ? System.nanoTime() : 0;
    }

    /** @param start 0 if the time does not count */
    void endBlocked(long start) {
        blockedNanos += start == 0 ? 0 : System.nanoTime() - start;
    }

    /** Counts a wait, sleep or park; gives the start for {@link #endWaited}. */
    long beginWaited(boolean timed) {
        waited++;
        return timed ? System.nanoTime() : 0;
    }

    /** @param start 0 if the time does not count */
    void endWaited(long start) {
        waitedNanos += start == 0 ? 0 : System.nanoTime() - start;
    }

    /** How often the thread found a monitor taken. */
    public long blockedCount() {
        return blocked;
    }

    /** How long it was blocked then, in nanoseconds. */
    public long blockedNanos() {
        return blockedNanos;
    }

    /** How often it waited, slept or parked. */
    public long waitedCount() {
        return waited;
    }

    /** How long it did, in nanoseconds. */
    public long waitedNanos() {
        return waitedNanos;
    }

    /** Forgets the times. */
    public void resetTimes() {
        blockedNanos = 0;
        waitedNanos = 0;
    }
}
