package org.stubarchive.vm.threads;

import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;

/**
 * The state word and the poll word of one thread block. The state is changed by the thread itself, flags under its control lock; both by compare-and-swap of the whole
 * word with the order of a volatile access, so what a thread did before it became safe is seen by who sees it safe, and the other way round.
 */
final class StateWord {
    private final long word;
    private final long poll;

    StateWord(long block) {
        word = block + ThreadBlockLayout.THREAD_STATE;
        poll = block + ThreadBlockLayout.POLL;
    }

    /** State and flags. */
    int get() {
        return RawMemory.getIntVolatile(word);
    }

    /**
     * Makes a transition that flags refuse, if there is none.
     *
     * @throws IllegalStateException if the thread is in another state than the transition begins in
     */
    boolean tryChange(StateTransition transition) {
        return RawMemory.compareAndSetInt(word, transition.from(), transition.to()) || changeUnlessFlagged(transition);
    }

    private boolean changeUnlessFlagged(StateTransition transition) {
        while (true) {
            int old = get();
            check(old, transition);
            if ((old & ThreadState.FLAGS) != 0) {
                return false;
            }
            if (RawMemory.compareAndSetInt(word, old, transition.to())) {
                return true;
            }
        }
    }

    /**
     * Makes a transition; flags stay. The slow paths use it for all, under the control lock.
     *
     * @return the word before
     * @throws IllegalStateException if the thread is in another state than the transition begins in
     */
    int change(StateTransition transition) {
        while (true) {
            int old = get();
            check(old, transition);
            if (RawMemory.compareAndSetInt(word, old, old & ThreadState.FLAGS | transition.to())) {
                return old;
            }
        }
    }

    /** As {@link #change}, unless the thread is asked to run actions. */
    boolean changeUnlessAsked(StateTransition transition) {
        while (true) {
            int old = get();
            check(old, transition);
            if ((old & ThreadState.ACTION) != 0) {
                return false;
            }
            if (RawMemory.compareAndSetInt(word, old, old & ThreadState.FLAGS | transition.to())) {
                return true;
            }
        }
    }

    private static void check(int old, StateTransition transition) {
        if ((old & ThreadState.STATE_MASK) != transition.from()) {
            throw new IllegalStateException("illegal transition " + transition + " of a thread that is " + ThreadState.name(old));
        }
    }

    /** Sets a flag and gives the word before. Under the control lock. */
    int set(int flag) {
        while (true) {
            int old = get();
            if (RawMemory.compareAndSetInt(word, old, old | flag)) {
                return old;
            }
        }
    }

    /** Clears a flag. Under the control lock. */
    void clear(int flag) {
        int old = get();
        while (!RawMemory.compareAndSetInt(word, old, old & ~flag)) {
            old = get();
        }
    }

    /** What generated code reads at a poll: 0 to go on. A hint that brings the thread here; the flags decide. Under the control lock. */
    void setPoll(int value) {
        RawMemory.putIntVolatile(poll, value);
    }
}
