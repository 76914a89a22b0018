package org.stubarchive.compiler.graph;

import java.util.Arrays;
import java.util.Objects;

/** The keys of a {@link Op#SWITCH} in ascending order, and the number of the successor for each. */
public final class SwitchTable {
    private final int[] keys;
    private final int[] successors;
    private final int defaultSuccessor;

    /**
     * A table of these keys; both arrays belong to it from now on.
     *
     * @throws IllegalArgumentException unless keys ascend and there is a successor for each
     */
    public SwitchTable(int[] keys, int[] successors, int defaultSuccessor) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.successors = Objects.requireNonNull(successors, "successors");
        this.defaultSuccessor = defaultSuccessor;
        if (keys.length != successors.length) {
            throw new IllegalArgumentException(keys.length + " keys, " + successors.length + " successors");
        }
        for (int i = 1; i < keys.length; i++) {
            if (keys[i - 1] >= keys[i]) {
                throw new IllegalArgumentException("keys do not ascend: " + keys[i - 1] + ", " + keys[i]);
            }
        }
    }

    /** Number of keys. */
    public int size() {
        return keys.length;
    }

    /** A key. */
    public int key(int i) {
        return keys[i];
    }

    /** Number of the successor for a key. */
    public int successor(int i) {
        return successors[i];
    }

    /** Number of the successor for all other values. */
    public int defaultSuccessor() {
        return defaultSuccessor;
    }

    /** Number of the successor for a value. */
    public int select(int value) {
        int at = Arrays.binarySearch(keys, value);
        return at < 0 ? defaultSuccessor : successors[at];
    }

    @Override
    public String toString() {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < keys.length; i++) {
            b.append(keys[i]).append(":").append(successors[i]).append(' ');
        }
        return b.append("default:").append(defaultSuccessor).toString();
    }
}
