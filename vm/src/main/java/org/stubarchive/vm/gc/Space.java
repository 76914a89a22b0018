package org.stubarchive.vm.gc;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeMemory;

/**
 * One of the two halves of the heap: objects and fillers from {@link #start} to {@link #top}. Memory above {@link #dirtyEnd} was not written
 * since the system gave it, so it is zero.
 */
final class Space {
    /** Tag of a filler: a word with the size in the other bits (bits 63..2 are bytes). No object's mark has this tag. */
    static final int FILLER_TAG = 2;

    private static final long COMMIT_STEP = 1L << 20;

    final long start;
    final long size;
    long top;
    private long dirtyEnd;
    private long committed;

    /** Reserves address space; nothing of it can be used yet. */
    Space(long size) {
        this.size = size;
        start = NativeMemory.reserve(size);
        NativeMemory.preferHugePages(start, size);
        top = start;
        dirtyEnd = start;
        committed = start;
    }

    /**
     * Makes the first {@code bytes} of the space usable.
     *
     * @throws org.stubarchive.loader.os.OsException if the system has no memory for them
     */
    void commit(long bytes) {
        long end = start + Math.min(size, (bytes + COMMIT_STEP - 1) / COMMIT_STEP * COMMIT_STEP);
        if (end > committed) {
            NativeMemory.commit(committed, end - committed);
            committed = end;
        }
    }

    /** Gives memory back that was never used, beyond the first {@code bytes}. */
    void uncommit(long bytes) {
        long end = Math.max(dirtyEnd, start + bytes);
        end = start + Math.min(size, (end - start + COMMIT_STEP - 1) / COMMIT_STEP * COMMIT_STEP);
        if (end < committed) {
            NativeMemory.reserveAgain(end, committed - end);
            NativeMemory.preferHugePages(end, committed - end);
            committed = end;
        }
    }

    long used() {
        return top - start;
    }

    boolean contains(long address) {
        return address - start >= 0 && address < top;
    }

    /** Memory from here on is zero. */
    long dirtyEnd() {
        return dirtyEnd;
    }

    /** Makes a part of a block zero. */
    static void clear(long from, long to) {
        if (to > from) {
            RawMemory.fill(from, to - from, (byte) 0);
        }
    }

    /** Takes a block, of which the part below {@link #dirtyEnd} has to be cleared; the caller has checked that there is room. */
    long take(long bytes) {
        long block = top;
        top = block + bytes;
        if (top > dirtyEnd) {
            dirtyEnd = top;
        }
        return block;
    }

    /** Sets the top after a collection has copied up to it. */
    void filledTo(long newTop) {
        top = newTop;
        if (top > dirtyEnd) {
            dirtyEnd = top;
        }
    }

    /** Empties the space; memory beyond {@code keep} bytes goes back to the system. */
    void reset(long keep) {
        top = start;
        long from = start + NativeMemory.roundToPages(Math.min(keep, size));
        if (dirtyEnd > from) {
            NativeMemory.discard(from, NativeMemory.roundToPages(dirtyEnd - from));
            dirtyEnd = from;
        }
    }

    /** Makes a gap walkable. */
    static void fill(long from, long to) {
        if (to > from) {
            RawMemory.putLong(from, to - from << 2 | FILLER_TAG);
        }
    }

    void close() {
        NativeMemory.release(start, size);
    }
}
