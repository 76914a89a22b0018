package org.stubarchive.format.deflate;

import java.util.Arrays;

/** Compresses (RFC 1951). */
public final class Deflate {
    private static final int HASH_BITS = 15;
    /** Earlier places that are tried for each repetition. */
    private static final int CHAIN = 256;
    /** A repetition that is this long is taken without a look at the next place. */
    private static final int LONG_ENOUGH = 64;
    private static final int NONE = -1;

    private final byte[] input;
    private final int[] head = new int[1 << HASH_BITS];
    private final int[] previous;
    private int length;
    private int distance;

    private Deflate(byte[] input) {
        this.input = input;
        this.previous = new int[Math.min(input.length, BlockWriter.WINDOW)];
        Arrays.fill(head, NONE);
    }

    /** The compressed form, without a header or a checksum. */
    public static byte[] compress(byte[] input) {
        return new Deflate(input).run();
    }

    private byte[] run() {
        BitSink out = new BitSink();
        BlockWriter block = new BlockWriter(out);
        int at = 0;
        while (at < input.length) {
            if (block.isFull()) {
                block.write(0);
            }
            find(at);
            int taken = length;
            int from = distance;
            insert(at);
            if (taken >= BlockWriter.MIN_LENGTH && taken < LONG_ENOUGH && at + 1 < input.length) {
                find(at + 1);
                // A longer repetition one place further is worth the literal.
                taken = length > taken ? 0 : taken;
            }
            if (taken < BlockWriter.MIN_LENGTH) {
                block.literal(input[at++] & 0xFF);
                continue;
            }
            block.repetition(taken, from);
            for (int end = at++ + taken; at < end; at++) {
                insert(at);
            }
        }
        block.write(1);
        return out.toBytes();
    }

    private int hash(int at) {
        int three = input[at] & 0xFF | (input[at + 1] & 0xFF) << 8 | (input[at + 2] & 0xFF) << 16;
        return three * 0x9E3779B1 >>> Integer.SIZE - HASH_BITS;
    }

    private void insert(int at) {
        if (at + BlockWriter.MIN_LENGTH <= input.length) {
            int h = hash(at);
            previous[at % previous.length] = head[h];
            head[h] = at;
        }
    }

    /** Finds the longest repetition that begins at a place, the nearest of several. */
    private void find(int at) {
        length = 0;
        int most = Math.min(BlockWriter.MAX_LENGTH, input.length - at);
        if (most < BlockWriter.MIN_LENGTH) {
            return;
        }
        int candidate = head[hash(at)];
        for (int tries = 0; tries < CHAIN && candidate >= 0 && at - candidate <= previous.length && candidate < at; tries++) {
            if (length == 0 || input[candidate + length] == input[at + length]) {
                int end = Arrays.mismatch(input, candidate, candidate + most, input, at, at + most);
                int same = end < 0 ? most : end;
                if (same > length && same >= BlockWriter.MIN_LENGTH) {
                    length = same;
                    distance = at - candidate;
                    if (same == most) {
                        return;
                    }
                }
            }
            int next = previous[candidate % previous.length];
            candidate = next < candidate ? next : NONE;
        }
    }
}
