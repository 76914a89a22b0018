package org.stubarchive.format.deflate;

import java.util.Arrays;

/** Writes a block of literals and repetitions: with a code of its own, or with the fixed one where that is shorter (RFC 1951, 3.2). */
final class BlockWriter {
    /** Shortest and longest repetition, and the greatest distance. */
    static final int MIN_LENGTH = 3;
    static final int MAX_LENGTH = 258;
    static final int WINDOW = 1 << 15;
    /** Literals and repetitions of a block. */
    static final int SYMBOLS = 1 << 15;

    private static final int END = 256;
    private static final int LITERAL_CODES = 286;
    private static final int FIXED_LITERAL_CODES = 288;
    private static final int DISTANCE_CODES = 30;
    private static final int LIMIT = 15;
    private static final int LENGTHS_LIMIT = 7;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;
    private static final int COPY = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;
    /** Order in which the lengths of the code for lengths are written (RFC 1951, 3.2.7). */
    private static final int[] LENGTHS_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    /** First length and first distance of each code (RFC 1951, 3.2.5); bits behind the code: by difference to the next. */
    private static final int[] LENGTH_BASE = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    private static final int[] LENGTH_BITS = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    private static final int[] DISTANCE_BASE = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577
    };

    private final BitSink out;
    private final int[] values = new int[SYMBOLS];
    private final int[] distances = new int[SYMBOLS];
    private int count;

    BlockWriter(BitSink out) {
        this.out = out;
    }

    /** Whether nothing more may be added before the block is written. */
    boolean isFull() {
        return count == SYMBOLS;
    }

    void literal(int value) {
        values[count] = value;
        distances[count++] = 0;
    }

    void repetition(int length, int distance) {
        values[count] = length;
        distances[count++] = distance;
    }

    private static int code(int[] base, int value) {
        int at = Arrays.binarySearch(base, value);
        return at >= 0 ? at : -at - 2;
    }

    private static int distanceBits(int code) {
        return code < 2 ? 0 : code / 2 - 1;
    }

    /**
     * Writes what was added, and begins a new block.
     *
     * @param last 1 for the last block, else 0
     */
    void write(int last) {
        long[] literalCounts = new long[LITERAL_CODES];
        long[] distanceCounts = new long[DISTANCE_CODES];
        for (int i = 0; i < count; i++) {
            literalCounts[distances[i] == 0 ? values[i] : END + 1 + code(LENGTH_BASE, values[i])]++;
            if (distances[i] != 0) {
                distanceCounts[code(DISTANCE_BASE, distances[i])]++;
            }
        }
        literalCounts[END]++;
        int[] literals = CodeLengths.of(literalCounts, LIMIT);
        int[] distanceLengths = CodeLengths.of(distanceCounts, LIMIT);
        Header header = new Header(literals, distanceLengths);
        int[] fixed = fixedLiterals();
        int[] fixedDistances = new int[DISTANCE_CODES];
        Arrays.fill(fixedDistances, 5);
        out.bits(last, 1);
        if (cost(literalCounts, fixed) + cost(distanceCounts, fixedDistances) <= header.cost() + cost(literalCounts, literals) + cost(distanceCounts, distanceLengths)) {
            out.bits(FIXED, 2);
            content(fixed, fixedDistances);
        } else {
            out.bits(DYNAMIC, 2);
            header.write();
            content(literals, distanceLengths);
        }
        count = 0;
    }

    private static int[] fixedLiterals() {
        int[] lengths = new int[FIXED_LITERAL_CODES];
        Arrays.fill(lengths, 0, 144, 8);
        Arrays.fill(lengths, 144, 256, 9);
        Arrays.fill(lengths, 256, 280, 7);
        Arrays.fill(lengths, 280, FIXED_LITERAL_CODES, 8);
        return lengths;
    }

    private static long cost(long[] counts, int[] lengths) {
        long bits = 0;
        for (int s = 0; s < counts.length; s++) {
            bits += counts[s] * lengths[s];
        }
        return bits;
    }

    private void content(int[] literals, int[] distanceLengths) {
        int[] literalCodes = CodeLengths.codes(literals);
        int[] distanceCodes = CodeLengths.codes(distanceLengths);
        for (int i = 0; i < count; i++) {
            if (distances[i] == 0) {
                out.bits(literalCodes[values[i]], literals[values[i]]);
                continue;
            }
            int length = code(LENGTH_BASE, values[i]);
            out.bits(literalCodes[END + 1 + length], literals[END + 1 + length]);
            out.bits(values[i] - LENGTH_BASE[length], LENGTH_BITS[length]);
            int distance = code(DISTANCE_BASE, distances[i]);
            out.bits(distanceCodes[distance], distanceLengths[distance]);
            out.bits(distances[i] - DISTANCE_BASE[distance], distanceBits(distance));
        }
        out.bits(literalCodes[END], literals[END]);
    }

    /** The lengths of a block's own codes, themselves coded (RFC 1951, 3.2.7). */
    private final class Header {
        private final int literals;
        private final int distanceCount;
        private final int[] symbols;
        private final int[] extra;
        private final int size;
        private final int[] lengths;
        private final int written;

        Header(int[] literalLengths, int[] distanceLengths) {
            literals = Math.max(END + 1, used(literalLengths));
            distanceCount = Math.max(1, used(distanceLengths));
            int[] all = new int[literals + distanceCount];
            System.arraycopy(literalLengths, 0, all, 0, literals);
            System.arraycopy(distanceLengths, 0, all, literals, distanceCount);
            symbols = new int[all.length];
            extra = new int[all.length];
            size = runs(all);
            long[] counts = new long[LENGTHS_ORDER.length];
            for (int i = 0; i < size; i++) {
                counts[symbols[i]]++;
            }
            lengths = CodeLengths.of(counts, LENGTHS_LIMIT);
            int last = LENGTHS_ORDER.length;
            while (last > 4 && lengths[LENGTHS_ORDER[last - 1]] == 0) {
                last--;
            }
            written = last;
        }

        private static int used(int[] lengths) {
            int used = lengths.length;
            while (used > 0 && lengths[used - 1] == 0) {
                used--;
            }
            return used;
        }

        private int runs(int[] all) {
            int n = 0;
            for (int i = 0; i < all.length; ) {
                int end = i;
                while (end < all.length && all[end] == all[i]) {
                    end++;
                }
                int run = end - i;
                if (all[i] != 0) {
                    symbols[n++] = all[i];
                    run--;
                }
                n = repeated(all[i], run, n);
                i = end;
            }
            return n;
        }

        /** Writes a length so many times: many at once where the format can. */
        private int repeated(int length, int times, int position) {
            int n = position;
            int left = times;
            int most = length == 0 ? 138 : 6;
            while (left >= 3) {
                int now = Math.min(left, most);
                boolean many = length == 0 && now > 10;
                symbols[n] = length != 0 ? COPY : many ? MANY_ZEROS : ZEROS;
                extra[n++] = now - (many ? 11 : 3);
                left -= now;
            }
            while (left-- > 0) {
                symbols[n++] = length;
            }
            return n;
        }

        private static int extraBits(int symbol) {
            return switch (symbol) {
                case COPY -> 2;
                case ZEROS -> 3;
                case MANY_ZEROS -> 7;
                default -> 0;
            };
        }

        long cost() {
            long bits = 5 + 5 + 4 + 3L * written;
            for (int i = 0; i < size; i++) {
                bits += lengths[symbols[i]] + extraBits(symbols[i]);
            }
            return bits;
        }

        void write() {
            out.bits(literals - END - 1, 5);
            out.bits(distanceCount - 1, 5);
            out.bits(written - 4, 4);
            for (int i = 0; i < written; i++) {
                out.bits(lengths[LENGTHS_ORDER[i]], 3);
            }
            int[] codes = CodeLengths.codes(lengths);
            for (int i = 0; i < size; i++) {
                out.bits(codes[symbols[i]], lengths[symbols[i]]);
                out.bits(extra[i], extraBits(symbols[i]));
            }
        }
    }
}
