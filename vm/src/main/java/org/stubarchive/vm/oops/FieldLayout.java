package org.stubarchive.vm.oops;

import java.util.Arrays;
import org.stubarchive.format.runtime.BasicType;

/**
 * Places fields: 8-byte fields first, then the rest in declared order. A field may fill a hole that alignment left, also in the part that
 * the superclass laid out.
 */
final class FieldLayout {
    private static final int WORD = 8;

    private int[] holeStarts;
    private int[] holeEnds;
    private int holes;
    private int end;
    private int[] references;
    private int referenceCount;

    /** Starts an empty layout whose first byte is at {@code start}. */
    FieldLayout(int start) {
        this.end = start;
        this.holeStarts = new int[4];
        this.holeEnds = new int[4];
        this.references = new int[4];
    }

    /** Starts where another layout ended. */
    FieldLayout(FieldLayout base) {
        this.end = base.end;
        this.holes = base.holes;
        this.holeStarts = Arrays.copyOf(base.holeStarts, base.holeStarts.length);
        this.holeEnds = Arrays.copyOf(base.holeEnds, base.holeEnds.length);
        this.references = Arrays.copyOf(base.references, Math.max(4, base.referenceCount));
        this.referenceCount = base.referenceCount;
    }

    /** Places fields of these types and gives their offsets, in the same order. */
    int[] place(BasicType[] types) {
        int[] offsets = new int[types.length];
        for (int i = 0; i < types.length; i++) {
            if (types[i].size() == WORD) {
                offsets[i] = place(types[i]);
            }
        }
        for (int i = 0; i < types.length; i++) {
            if (types[i].size() < WORD) {
                offsets[i] = place(types[i]);
            }
        }
        return offsets;
    }

    private int place(BasicType type) {
        int size = type.size();
        int offset = takeHole(size);
        if (offset < 0) {
            offset = end + size - 1 & -size;
            if (offset > end) {
                addHole(end, offset);
            }
            end = offset + size;
        }
        if (type.isReference()) {
            if (referenceCount == references.length) {
                references = Arrays.copyOf(references, 2 * referenceCount);
            }
            references[referenceCount++] = offset;
        }
        return offset;
    }

    private int takeHole(int size) {
        for (int h = 0; h < holes; h++) {
            int at = holeStarts[h] + size - 1 & -size;
            if (at + size <= holeEnds[h]) {
                int from = holeStarts[h];
                int to = holeEnds[h];
                removeHole(h);
                if (from < at) {
                    addHole(from, at);
                }
                if (at + size < to) {
                    addHole(at + size, to);
                }
                return at;
            }
        }
        return -1;
    }

    private void addHole(int from, int to) {
        if (holes == holeStarts.length) {
            holeStarts = Arrays.copyOf(holeStarts, 2 * holes);
            holeEnds = Arrays.copyOf(holeEnds, 2 * holes);
        }
        holeStarts[holes] = from;
        holeEnds[holes++] = to;
    }

    private void removeHole(int h) {
        holes--;
        System.arraycopy(holeStarts, h + 1, holeStarts, h, holes - h);
        System.arraycopy(holeEnds, h + 1, holeEnds, h, holes - h);
    }

    /** First byte behind all fields. */
    int end() {
        return end;
    }

    /** The end rounded up to a multiple of 8. */
    int size() {
        return end + WORD - 1 & -WORD;
    }

    /** Offsets of all references placed, in ascending order. */
    int[] referenceOffsets() {
        int[] sorted = Arrays.copyOf(references, referenceCount);
        Arrays.sort(sorted);
        return sorted;
    }
}
