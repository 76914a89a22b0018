package org.stubarchive.loader;

import java.util.Arrays;
import org.stubarchive.format.code.StaticId;

/**
 * Static id to entry addresses of the bound variant. All addresses are in one array; per category there is an index by number.
 *
 * <p>Entries appear, they never change or go. Only the loader changes the table; other threads must be ordered behind it (the VM lock does that).
 */
public final class AddressTable {
    private static final int CATEGORIES = 256;
    private static final int FIRST_CAPACITY = 4096;

    /** By category and number: position of the first entry in the pool; 0 where the stub is not bound. */
    private final int[][] first = new int[CATEGORIES][];
    /** By category and number: addresses, the end included. */
    private final int[][] count = new int[CATEGORIES][];
    /** Entry addresses, stub by stub, then its end. Position 0 is not used. */
    private long[] pool = new long[FIRST_CAPACITY];
    private int used = 1;

    AddressTable() {}

    /** Whether a stub is bound. */
    public boolean isBound(int staticId) {
        return position(staticId) != 0;
    }

    /**
     * Address of an entry point.
     *
     * @throws IllegalStateException if the stub is not bound
     * @throws IllegalArgumentException if it has no such entry
     */
    public long entry(int staticId, int index) {
        int position = position(staticId);
        if (position == 0) {
            throw new IllegalStateException("stub " + StaticId.format(staticId) + " is not bound");
        }
        if (index < 0 || index >= entryCount(staticId)) {
            throw new IllegalArgumentException("stub " + StaticId.format(staticId) + " has " + entryCount(staticId) + " entries, asked for " + index);
        }
        return pool[position + index];
    }

    /** Address of the first entry point, or 0 if the stub is not bound. */
    public long entryOrZero(int staticId) {
        // Position 0 of the pool holds 0.
        return pool[position(staticId)];
    }

    /** Number of entry points of a bound stub, 0 if it is not bound. */
    public int entryCount(int staticId) {
        return position(staticId) == 0 ? 0 : count[staticId >>> StaticId.NUMBER_BITS][staticId & StaticId.MAX_NUMBER] - 1;
    }

    /**
     * Address behind a stub's last byte.
     *
     * @throws IllegalStateException if the stub is not bound
     */
    public long end(int staticId) {
        int position = position(staticId);
        if (position == 0) {
            throw new IllegalStateException("stub " + StaticId.format(staticId) + " is not bound");
        }
        return pool[position + entryCount(staticId)];
    }

    private int position(int staticId) {
        int[] index = first[staticId >>> StaticId.NUMBER_BITS];
        int number = staticId & StaticId.MAX_NUMBER;
        return index == null || number >= index.length ? 0 : index[number];
    }

    /** Makes room for numbers below {@code length} in a category. */
    void ensureNumbers(int category, int length) {
        if (first[category] == null) {
            first[category] = new int[length];
            count[category] = new int[length];
        } else if (first[category].length < length) {
            count[category] = Arrays.copyOf(count[category], length);
            first[category] = Arrays.copyOf(first[category], length);
        }
    }

    /** Adds room for addresses; gives the first position. */
    int reserve(int addresses) {
        int position = used;
        used = Math.addExact(used, addresses);
        if (used > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(used, 2 * pool.length));
        }
        return position;
    }

    /** The addresses; positions come from {@link #reserve}. */
    long[] pool() {
        return pool;
    }

    /** Binds a stub to addresses in the pool. */
    void bind(int category, int number, int position, int addresses) {
        count[category][number] = addresses;
        first[category][number] = position;
    }
}
