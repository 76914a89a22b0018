package org.stubarchive.cli.export;

import java.util.List;

/**
 * Perf maps: lines {@code start size name}, numbers in hexadecimal digits without a prefix (Linux, tools/perf/Documentation/jit-interface.txt).
 */
public final class PerfMap {
    private PerfMap() {}

    /** A line with its end. */
    public static String line(String name, long address, int size) {
        return Long.toHexString(address) + " " + Integer.toHexString(size) + " " + name + "\n";
    }

    /** A whole map. */
    public static String of(List<NamedCode> code) {
        StringBuilder b = new StringBuilder();
        for (NamedCode c : code) {
            b.append(line(c.name(), c.address(), c.code().length));
        }
        return b.toString();
    }
}
