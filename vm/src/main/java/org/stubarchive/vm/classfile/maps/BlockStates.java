package org.stubarchive.vm.classfile.maps;

import java.util.Arrays;
import java.util.BitSet;

/** The states at the starts of basic blocks: per block one for each context, that is, combination of return addresses. */
final class BlockStates {
    private static final FrameState[] NONE = {};

    private final int[] starts;
    private final FrameState[][] states;

    BlockStates(BitSet blockStarts) {
        starts = new int[blockStarts.cardinality()];
        int n = 0;
        for (int bci = blockStarts.nextSetBit(0); bci >= 0; bci = blockStarts.nextSetBit(bci + 1)) {
            starts[n++] = bci;
        }
        states = new FrameState[n][];
        Arrays.fill(states, NONE);
    }

    /**
     * Merges a state into that of its context.
     *
     * @return the block's state if that made it new or changed it, else {@code null}
     */
    FrameState merge(int bci, FrameState incoming) {
        int block = Arrays.binarySearch(starts, bci);
        if (block < 0) {
            throw new IllegalStateException("no block starts at " + bci + " in code that should have been verified");
        }
        FrameState[] contexts = states[block];
        for (FrameState s : contexts) {
            if (s.sameContext(incoming)) {
                return s.merge(incoming) ? s : null;
            }
        }
        FrameState[] more = Arrays.copyOf(contexts, contexts.length + 1);
        more[contexts.length] = incoming.copy();
        states[block] = more;
        return more[contexts.length];
    }

    /** Block that an instruction belongs to. */
    int blockOf(int bci) {
        int at = Arrays.binarySearch(starts, bci);
        return at >= 0 ? at : -at - 2;
    }

    /** First bytecode index of a block. */
    int start(int block) {
        return starts[block];
    }

    /** States at the start of a block; none if it cannot be reached. */
    FrameState[] contexts(int block) {
        return states[block];
    }
}
