package org.stubarchive.vm.threads;

import org.stubarchive.format.layout.MarkWord;

/** Identity hashes of one thread: Marsaglia's xorshift with four words of state. */
final class HashGenerator {
    private int x;
    private int y = 842502087;
    private int z = 0x8767;
    private int w = 273326509;

    HashGenerator(int seed) {
        x = seed * 0x9E3779B9 | 1;
    }

    /** The next hash, 1..2^31-1. */
    int next() {
        int hash;
        do {
            int t = x ^ x << 11;
            x = y;
            y = z;
            z = w;
            w = w ^ w >>> 19 ^ t ^ t >>> 8;
            hash = w & MarkWord.HASH_MASK;
        } while (hash == 0);
        return hash;
    }
}
