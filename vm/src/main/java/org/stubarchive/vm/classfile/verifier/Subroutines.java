package org.stubarchive.vm.classfile.verifier;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The subroutines that code is in, outermost first, and for each the locals that have been written since it was entered (JVMS 4.10.2.5).
 * Immutable but for {@link #written}.
 */
final class Subroutines {
    static final Subroutines NONE = new Subroutines(new int[0], new BitSet[0]);

    private final int[] entries;
    private final BitSet[] written;

    private Subroutines(int[] entries, BitSet[] written) {
        this.entries = entries;
        this.written = written;
    }

    /** Nesting level of a subroutine, -1 if the code is not in it. */
    int levelOf(int entry) {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] == entry) {
                return i;
            }
        }
        return -1;
    }

    /** Locals written since a subroutine was entered. */
    BitSet written(int level) {
        return written[level];
    }

    Subroutines enter(int entry) {
        Subroutines inner = copy(entries.length + 1);
        inner.entries[entries.length] = entry;
        inner.written[entries.length] = new BitSet();
        return inner;
    }

    /** Those around the one at a level. */
    Subroutines outside(int level) {
        return copy(level);
    }

    /** An independent copy. */
    Subroutines copy() {
        return entries.length == 0 ? this : copy(entries.length);
    }

    private Subroutines copy(int count) {
        int[] e = Arrays.copyOf(entries, count);
        BitSet[] w = new BitSet[count];
        for (int i = 0; i < Math.min(count, entries.length); i++) {
            w[i] = (BitSet) written[i].clone();
        }
        return new Subroutines(e, w);
    }

    /** Notes that a local is written. */
    void write(int local) {
        for (BitSet w : written) {
            w.set(local);
        }
    }

    /** Those that both are in; a local is written if it is in either. */
    Subroutines merge(Subroutines other) {
        int n = 0;
        int[] e = new int[entries.length];
        BitSet[] w = new BitSet[entries.length];
        int next = 0;
        for (int i = 0; i < entries.length; i++) {
            int level = other.levelOf(entries[i]);
            if (level >= next) {
                next = level + 1;
                e[n] = entries[i];
                w[n] = (BitSet) written[i].clone();
                w[n].or(other.written[level]);
                n++;
            }
        }
        return new Subroutines(Arrays.copyOf(e, n), Arrays.copyOf(w, n));
    }

    boolean sameAs(Subroutines other) {
        return Arrays.equals(entries, other.entries) && Arrays.equals(written, other.written);
    }
}
