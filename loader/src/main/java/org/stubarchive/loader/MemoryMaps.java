package org.stubarchive.loader;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads {@code /proc/self/smaps}, see proc(5). */
final class MemoryMaps {
    private static final String FIELD = "Anonymous:";
    private static final int KIB = 1024;

    private MemoryMaps() {}

    /** Sum of {@code Anonymous} of all mappings that overlap one of the ranges. */
    static long anonymousBytes(long[] starts, long[] ends, int ranges) {
        long sum = 0;
        boolean inside = false;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream("/proc/self/smaps"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(FIELD)) {
                    sum += inside ? KIB * kib(line) : 0;
                } else if (isMapping(line)) {
                    int dash = line.indexOf('-');
                    long start = Long.parseUnsignedLong(line, 0, dash, 16);
                    long end = Long.parseUnsignedLong(line, dash + 1, line.indexOf(' '), 16);
                    inside = overlaps(start, end, starts, ends, ranges);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum;
    }

    /** Mapping lines start with a lower-case hexadecimal address, field lines with a capital letter. */
    private static boolean isMapping(String line) {
        return !line.isEmpty() && Character.digit(line.charAt(0), 16) >= 0 && !Character.isUpperCase(line.charAt(0));
    }

    private static long kib(String line) {
        int end = line.lastIndexOf(' ');
        int start = line.lastIndexOf(' ', end - 1) + 1;
        return Long.parseLong(line, start, end, 10);
    }

    private static boolean overlaps(long start, long end, long[] starts, long[] ends, int ranges) {
        for (int i = 0; i < ranges; i++) {
            if (Long.compareUnsigned(start, ends[i]) < 0 && Long.compareUnsigned(starts[i], end) < 0) {
                return true;
            }
        }
        return false;
    }
}
