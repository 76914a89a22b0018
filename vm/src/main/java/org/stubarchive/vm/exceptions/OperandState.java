package org.stubarchive.vm.exceptions;

import java.util.Arrays;

/** Before a bytecode: which bytecode pushed each expression stack slot, and which locals may have been written. */
final class OperandState {
    /** Source of a slot that several bytecodes may have pushed. */
    static final int UNKNOWN = -1;

    private int[] sources;
    private int depth;
    /** Locals 0..63; those beyond count as written. */
    private long written;

    OperandState(int maxStack) {
        sources = new int[maxStack];
    }

    OperandState copy() {
        OperandState s = new OperandState(0);
        s.sources = sources.clone();
        s.depth = depth;
        s.written = written;
        return s;
    }

    void push(int source, int slots) {
        for (int i = 0; i < slots; i++) {
            sources[depth++] = source;
        }
    }

    void pop(int slots) {
        depth -= slots;
    }

    /** Source of a slot, 0 being the top. */
    int fromTop(int slot) {
        return sources[depth - 1 - slot];
    }

    /**
     * Copies the topmost slots and inserts the copies further down: {@code dup}, {@code dup_x1} and so on.
     *
     * @param count slots that are copied
     * @param below slots between the originals and the place of the copies
     */
    void duplicate(int count, int below) {
        int from = depth - count - below;
        System.arraycopy(sources, from, sources, from + count, count + below);
        System.arraycopy(sources, depth, sources, from, count);
        depth += count;
    }

    void swap() {
        int top = sources[depth - 1];
        sources[depth - 1] = sources[depth - 2];
        sources[depth - 2] = top;
    }

    void clear() {
        depth = 0;
    }

    void write(int local) {
        if (local < Long.SIZE) {
            written |= 1L << local;
        }
    }

    boolean isWritten(int local) {
        return local >= Long.SIZE || (written >>> local & 1) != 0;
    }

    /** Merges what arrives on another path; says whether this state changed. */
    boolean merge(OperandState other) {
        boolean changed = (other.written & ~written) != 0;
        written |= other.written;
        for (int i = 0; i < Math.min(depth, other.depth); i++) {
            if (sources[i] != other.sources[i] && sources[i] != UNKNOWN) {
                sources[i] = UNKNOWN;
                changed = true;
            }
        }
        return changed;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(sources, depth));
    }
}
