package org.stubarchive.format.link;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.TreeMap;

/** The strings of a tables section, each stored once, numbered in ascending order. */
final class StringPool {
    private final TreeMap<String, Integer> numbers = new TreeMap<>();
    private boolean closed;

    /** Adds a string; all are added before the first number is asked for. */
    void add(String s) {
        if (closed) {
            throw new IllegalStateException("string '" + s + "' added to a numbered pool");
        }
        numbers.put(s, -1);
    }

    /** Numbers the strings. */
    void close() {
        int n = 0;
        for (Iterator<String> i = numbers.keySet().iterator(); i.hasNext();) {
            numbers.put(i.next(), n++);
        }
        closed = true;
    }

    /** Number of a string that was added. */
    int number(String s) {
        Integer n = numbers.get(s);
        if (!closed || n == null) {
            throw new IllegalStateException("string '" + s + "' was not added");
        }
        return n;
    }

    /** Writes offsets and bytes. */
    void write(TableWriter offsets, TableWriter bytes) {
        offsets.row(0);
        for (String s : numbers.keySet()) {
            bytes.bytes(s.getBytes(StandardCharsets.UTF_8));
            offsets.row(bytes.rows());
        }
    }
}
