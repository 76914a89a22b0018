package org.stubarchive.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Matches are common subsequences, and as long as the textbook's dynamic programming finds. */
class EditScriptTest {
    @Test
    void matchesAreLongestCommonSubsequences() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            int[] a = random.ints(random.nextInt(14), 0, 1 + random.nextInt(6)).toArray();
            int[] b = random.ints(random.nextInt(14), 0, 1 + random.nextInt(6)).toArray();
            int[] match = EditScript.match(a, b);
            int matched = 0;
            int last = -1;
            for (int i = 0; i < a.length; i++) {
                if (match[i] >= 0) {
                    assertTrue(match[i] > last, "ascending");
                    assertEquals(a[i], b[match[i]]);
                    last = match[i];
                    matched++;
                }
            }
            assertEquals(longest(a, b), matched);
        }
    }

    @Test
    void sequencesThatDifferTooMuchAreMatchedAtTheirEnds() {
        int[] a = new int[5000];
        int[] b = new int[5000];
        for (int i = 1; i < a.length - 1; i++) {
            a[i] = 2 * i;
            b[i] = 2 * i + 1;
        }
        int[] match = EditScript.match(a, b);
        assertEquals(0, match[0]);
        assertEquals(-1, match[1]);
        assertEquals(b.length - 1, match[a.length - 1]);
    }

    private static int longest(int[] a, int[] b) {
        int[][] length = new int[a.length + 1][b.length + 1];
        for (int i = a.length - 1; i >= 0; i--) {
            for (int j = b.length - 1; j >= 0; j--) {
                length[i][j] = a[i] == b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length[0][0];
    }
}
