package org.stubarchive.cli.diff;

import java.util.Arrays;

/**
 * A longest common subsequence of two sequences of numbers, by the greedy algorithm of E. Myers, An O(ND) Difference Algorithm and Its Variations (1986).
 * Sequences that differ in more than {@value #MAX_EDITS} places are matched at their ends only, which bounds time and memory.
 */
final class EditScript {
    private static final int MAX_EDITS = 2000;

    private EditScript() {}

    /** By position in {@code a}: the matched position in {@code b}, ascending, or -1. */
    static int[] match(int[] a, int[] b) {
        int[] result = new int[a.length];
        Arrays.fill(result, -1);
        int start = 0;
        while (start < a.length && start < b.length && a[start] == b[start]) {
            result[start] = start;
            start++;
        }
        int endA = a.length;
        int endB = b.length;
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) {
            result[--endA] = --endB;
        }
        if (endA > start && endB > start) {
            middle(Arrays.copyOfRange(a, start, endA), Arrays.copyOfRange(b, start, endB), start, result);
        }
        return result;
    }

    private static void middle(int[] a, int[] b, int start, int[] result) {
        int most = Math.min(a.length + b.length, MAX_EDITS);
        // furthest[d][k + d]: how far in a a path of d edits gets on diagonal k = x - y.
        int[][] furthest = new int[most + 1][];
        for (int d = 0; d <= most; d++) {
            furthest[d] = new int[2 * d + 1];
            for (int k = -d; k <= d; k += 2) {
                int x = d == 0 ? 0 : step(furthest[d - 1], d, k);
                while (x < a.length && x - k < b.length && x - k >= 0 && a[x] == b[x - k]) {
                    x++;
                }
                furthest[d][k + d] = x;
                if (x >= a.length && x - k >= b.length) {
                    trace(furthest, d, a.length, b.length, start, result);
                    return;
                }
            }
        }
    }

    /** Start of a path of d edits on diagonal k: one down from diagonal k + 1, or one right from k - 1. */
    private static int step(int[] before, int d, int k) {
        boolean down = k == -d || k != d && before[k - 1 + d - 1] < before[k + 1 + d - 1];
        return down ? before[k + 1 + d - 1] : before[k - 1 + d - 1] + 1;
    }

    private static void trace(int[][] furthest, int edits, int endA, int endB, int start, int[] result) {
        int x = endA;
        int y = endB;
        for (int d = edits; d >= 0; d--) {
            int k = x - y;
            int from = d == 0 ? 0 : step(furthest[d - 1], d, k);
            while (x > from) {
                x--;
                y--;
                result[start + x] = start + y;
            }
            if (d > 0) {
                boolean down = k == -d || k != d && furthest[d - 1][k - 1 + d - 1] < furthest[d - 1][k + 1 + d - 1];
                x = from - (down ? 0 : 1);
                y = from - k - (down ? 1 : 0);
            }
        }
    }
}
