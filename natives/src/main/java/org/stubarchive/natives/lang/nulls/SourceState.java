package org.stubarchive.natives.lang.nulls;

import java.util.Arrays;
import java.util.BitSet;

/** Where the values on the expression stack come from before an instruction, and which locals may have been written. */
final class SourceState {
    /** The value comes from several places, or from outside of the method's code. */
    static final int UNKNOWN = -1;

    private int[] sources;
    private int depth;
    private final BitSet written;

    SourceState(int maxStack) {
        this(new int[maxStack], 0, new BitSet());
    }

    private SourceState(int[] sources, int depth, BitSet written) {
        this.sources = sources;
        this.depth = depth;
        this.written = written;
    }

    SourceState copy() {
        return new SourceState(sources.clone(), depth, (BitSet) written.clone());
    }

    /** State at an exception handler that covers this instruction. */
    SourceState atHandler() {
        SourceState s = new SourceState(new int[Math.max(1, sources.length)], 0, (BitSet) written.clone());
        s.push(1, UNKNOWN);
        return s;
    }

    void push(int slots, int source) {
        if (depth + slots > sources.length) {
            sources = Arrays.copyOf(sources, depth + slots);
        }
        for (int i = 0; i < slots; i++) {
            sources[depth++] = source;
        }
    }

    void pop(int slots) {
        depth = Math.max(0, depth - slots);
    }

    /** Inserts a copy of the top slots below them and so many more. */
    void duplicate(int slots, int below) {
        int[] top = Arrays.copyOfRange(sources, depth - slots, depth);
        int[] moved = Arrays.copyOfRange(sources, depth - slots - below, depth);
        pop(slots + below);
        pushAll(top);
        pushAll(moved);
    }

    private void pushAll(int[] values) {
        for (int v : values) {
            push(1, v);
        }
    }

    void swap() {
        int top = sources[depth - 1];
        sources[depth - 1] = sources[depth - 2];
        sources[depth - 2] = top;
    }

    void write(int local, int slots) {
        written.set(local, local + slots);
    }

    /** Source of the slot so far below the top. */
    int source(int below) {
        return below < depth ? sources[depth - 1 - below] : UNKNOWN;
    }

    boolean isWritten(int local) {
        return written.get(local);
    }

    /** Joins another state into this one; says whether this one changed. */
    boolean merge(SourceState other) {
        boolean changed = false;
        for (int i = 0; i < Math.min(depth, other.depth); i++) {
            if (sources[i] != other.sources[i] && sources[i] != UNKNOWN) {
                sources[i] = UNKNOWN;
                changed = true;
            }
        }
        int before = written.cardinality();
        written.or(other.written);
        return changed || written.cardinality() != before;
    }
}
