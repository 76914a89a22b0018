package org.stubarchive.loader;

import java.util.Arrays;

/** VM variables by name. There are few: a linear search costs less than a hash table in a cold JVM. */
final class VariableTable {
    private String[] names = new String[8];
    private long[] values = new long[8];
    private int count;

    /** Sets a variable. */
    void define(String name, long value) {
        int i = find(name);
        if (i < 0) {
            if (count == names.length) {
                names = Arrays.copyOf(names, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            i = count++;
            names[i] = name;
        }
        values[i] = value;
    }

    /** Position of a variable, or -1. */
    int find(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Value at a position. */
    long value(int position) {
        return values[position];
    }
}
