package org.stubarchive.format.deflate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The best prefix code of bounded length for given frequencies, by coins that are packaged and merged (Larmore and Hirschberg, A fast algorithm for optimal length-limited
 * Huffman codes, JACM 37, 1990), and its canonical codes (RFC 1951, 3.2.2).
 */
final class CodeLengths {
    /** A symbol, or two coins that are one. */
    private record Coin(long weight, int symbol, Coin left, Coin right) {}

    private CodeLengths() {}

    /**
     * Lengths by symbol; 0 for symbols that do not occur. If fewer than two occur, the first ones count as if they did: a decoder may expect a complete code.
     *
     * @param frequencies by symbol, at most 2 to the power of {@code limit} of them not 0
     * @param limit the greatest length
     */
    static int[] of(long[] frequencies, int limit) {
        List<Coin> symbols = new ArrayList<>();
        for (int s = 0; s < frequencies.length; s++) {
            if (frequencies[s] > 0) {
                symbols.add(new Coin(frequencies[s], s, null, null));
            }
        }
        for (int s = 0; symbols.size() < 2; s++) {
            if (frequencies[s] == 0) {
                symbols.add(new Coin(0, s, null, null));
            }
        }
        // The sort is stable, so equal weights stay in the order of their symbols.
        symbols.sort(Comparator.comparingLong(Coin::weight));
        List<Coin> level = symbols;
        for (int i = 1; i < limit; i++) {
            level = merge(symbols, packages(level));
        }
        int[] lengths = new int[frequencies.length];
        for (Coin c : level.subList(0, 2 * symbols.size() - 2)) {
            count(c, lengths);
        }
        return lengths;
    }

    private static List<Coin> packages(List<Coin> level) {
        List<Coin> result = new ArrayList<>();
        for (int i = 0; i + 1 < level.size(); i += 2) {
            Coin a = level.get(i);
            Coin b = level.get(i + 1);
            result.add(new Coin(a.weight + b.weight, -1, a, b));
        }
        return result;
    }

    private static List<Coin> merge(List<Coin> symbols, List<Coin> packages) {
        List<Coin> result = new ArrayList<>(symbols.size() + packages.size());
        int i = 0;
        int j = 0;
        while (i < symbols.size() || j < packages.size()) {
            boolean symbol = j == packages.size() || i < symbols.size() && symbols.get(i).weight <= packages.get(j).weight;
            result.add(symbol ? symbols.get(i++) : packages.get(j++));
        }
        return result;
    }

    private static void count(Coin c, int[] lengths) {
        if (c.left == null) {
            lengths[c.symbol]++;
        } else {
            count(c.left, lengths);
            count(c.right, lengths);
        }
    }

    /** Codes by symbol, their first bit lowest, as they are written. */
    static int[] codes(int[] lengths) {
        int[] codes = new int[lengths.length];
        int code = 0;
        for (int length = 1; length < Integer.SIZE; length++) {
            for (int s = 0; s < lengths.length; s++) {
                if (lengths[s] == length) {
                    codes[s] = Integer.reverse(code++) >>> Integer.SIZE - length;
                }
            }
            code <<= 1;
        }
        return codes;
    }
}
