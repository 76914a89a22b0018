package org.stubarchive.vm.gc;

/** Counters of the heap. Used under the VM lock. */
public final class GcStatistics {
    private volatile long collections;
    private long copiedBytes;
    private long reclaimedBytes;
    private long pauseNanos;
    private long longestPauseNanos;
    private long allocatedBefore;
    private long lastEnd = System.nanoTime();

    void collected(long usedBefore, long live, long nanos) {
        collections++;
        copiedBytes += live;
        reclaimedBytes += usedBefore - live;
        pauseNanos += nanos;
        longestPauseNanos = Math.max(longestPauseNanos, nanos);
        allocatedBefore += usedBefore - live;
        lastEnd = System.nanoTime();
    }

    /** Time since the last collection, or since the start if there was none. */
    public long nanosSinceLast() {
        return System.nanoTime() - lastEnd;
    }

    /** Number of collections. */
    public long collections() {
        return collections;
    }

    /** Bytes copied by all collections. */
    public long copiedBytes() {
        return copiedBytes;
    }

    /** Bytes reclaimed by all collections. */
    public long reclaimedBytes() {
        return reclaimedBytes;
    }

    /** Total time of all collections in nanoseconds, without the time to stop the threads. */
    public long pauseNanos() {
        return pauseNanos;
    }

    /** Longest collection in nanoseconds. */
    public long longestPauseNanos() {
        return longestPauseNanos;
    }

    /** Bytes allocated, given what is in use now. */
    long allocated(long used) {
        return allocatedBefore + used;
    }
}
