package org.stubarchive.compiler.parse;

import java.util.Arrays;

/** A set of local variables, of a fixed greatest size. */
final class LocalSet {
    private final long[] words;

    LocalSet(int locals) {
        words = new long[locals + 63 >> 6];
    }

    private LocalSet(long[] words) {
        this.words = words;
    }

    LocalSet copy() {
        return new LocalSet(words.clone());
    }

    boolean has(int local) {
        return (words[local >> 6] >>> local & 1) != 0;
    }

    void add(int local) {
        words[local >> 6] |= 1L << local;
    }

    void remove(int local) {
        words[local >> 6] &= ~(1L << local);
    }

    void addAll() {
        Arrays.fill(words, -1);
    }

    void set(LocalSet other) {
        System.arraycopy(other.words, 0, words, 0, words.length);
    }

    /** @return whether anything was new */
    boolean addAll(LocalSet other) {
        long changed = 0;
        for (int i = 0; i < words.length; i++) {
            changed |= other.words[i] & ~words[i];
            words[i] |= other.words[i];
        }
        return changed != 0;
    }

    /** Adds what is in the first and not in the second. */
    boolean addDifference(LocalSet first, LocalSet second) {
        long changed = 0;
        for (int i = 0; i < words.length; i++) {
            long added = first.words[i] & ~second.words[i];
            changed |= added & ~words[i];
            words[i] |= added;
        }
        return changed != 0;
    }

    void clear() {
        Arrays.fill(words, 0);
    }
}
