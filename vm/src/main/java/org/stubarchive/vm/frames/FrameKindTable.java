package org.stubarchive.vm.frames;

import java.util.Arrays;

/** Kinds of frames by ranges of code, sorted; built once. */
public final class FrameKindTable implements FrameKinds {
    private static final int FIRST_CAPACITY = 512;

    private long[] starts = new long[FIRST_CAPACITY];
    private long[] ends = new long[FIRST_CAPACITY];
    private FrameKind[] kinds = new FrameKind[FIRST_CAPACITY];
    private int count;

    /**
     * Adds code, in any order, before the first look-up.
     *
     * @param end address behind it
     * @throws IllegalArgumentException if the range is empty or overlaps another
     */
    public void add(long start, long end, FrameKind kind) {
        int at = find(start);
        if (start >= end || at >= 0 && ends[at] > start || at + 1 < count && starts[at + 1] < end) {
            throw new IllegalArgumentException("code 0x" + Long.toHexString(start) + "..0x" + Long.toHexString(end) + " for " + kind.label() + " frames");
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            kinds = Arrays.copyOf(kinds, 2 * count);
        }
        int tail = count - at - 1;
        System.arraycopy(starts, at + 1, starts, at + 2, tail);
        System.arraycopy(ends, at + 1, ends, at + 2, tail);
        System.arraycopy(kinds, at + 1, kinds, at + 2, tail);
        starts[at + 1] = start;
        ends[at + 1] = end;
        kinds[at + 1] = kind;
        count++;
    }

    /** Position of the last range that starts at or before an address, -1 if none does. */
    private int find(long pc) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (starts[middle] <= pc) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    @Override
    public FrameKind of(long pc) {
        int at = find(pc);
        return at >= 0 && pc < ends[at] ? kinds[at] : null;
    }
}
