package org.stubarchive.loader.cache;

import java.util.Arrays;

/**
 * Which granules of the code cache's zone are free: two-level segregated fit (Masmano, Ripoll, Crespo, Real, ECRTS 2004), so that taking and giving
 * back cost a constant number of steps however many extents there are.
 *
 * <pre>
 * first                                   top                limit
 * | taken | free | taken | taken | free |  never taken, or    |
 * |       | -e -e|       |       | -f -f|  given back to the top
 * </pre>
 *
 * <p>A free extent has a number; the first and the last of its granules have the number, negated, in the {@link CodeMap}. So whoever gives granules
 * back finds free neighbours by one look on each side. No two free extents touch, and none touches the top.
 *
 * <p>Not safe for use by several threads.
 */
final class GranuleAllocator {
    /** What {@link #take} gives when nothing fits. */
    static final int NONE = -1;

    /** log2 of the number of size classes between two powers of two. */
    private static final int SECOND_BITS = 3;
    private static final int SECOND = 1 << SECOND_BITS;
    private static final int FIRST = Integer.SIZE - SECOND_BITS;
    /** Extents of the class of the wanted size that are looked at when no larger class has any. */
    private static final int CLOSE_LOOKS = 8;
    private static final int FIRST_EXTENTS = 64;

    private final CodeMap map;
    private final int first;
    private int limit;
    private int top;
    private int highest;
    /** By extent, from 1 on: first granule, number of granules, neighbours in the list of its class (0: none). */
    private int[] start = new int[FIRST_EXTENTS];
    private int[] length = new int[FIRST_EXTENTS];
    private int[] next = new int[FIRST_EXTENTS];
    private int[] previous = new int[FIRST_EXTENTS];
    private int usedNumbers = 1;
    /** First of the list of unused extent numbers, linked by {@link #next}. */
    private int unusedNumber;
    /** By class: first extent. */
    private final int[] heads = new int[FIRST * SECOND];
    /** By class, and by group of classes: whether there is any extent. */
    private final int[] seconds = new int[FIRST];
    private int firsts;
    private int freeBelowTop;
    private long steps;

    /**
     * All granules of a zone are free.
     *
     * @param first first granule
     * @param limit granule behind the last
     */
    GranuleAllocator(CodeMap map, int first, int limit) {
        this.map = map;
        this.first = first;
        this.limit = limit;
        this.top = first;
        this.highest = first;
    }

    /** Granule behind the last one that is taken, or would be with the free extents below it. */
    int top() {
        return top;
    }

    /** Granule behind the highest one that was ever taken: what is not below it was never executed. */
    int highest() {
        return highest;
    }

    /** Granule behind the zone. */
    int limit() {
        return limit;
    }

    /** Makes the zone smaller or larger at its end, which must not be below {@link #top}. */
    void limit(int granule) {
        if (granule < top) {
            throw new IllegalArgumentException("limit " + granule + " below the top " + top);
        }
        limit = granule;
    }

    /** Granules that are free, up to the limit. */
    int free() {
        return freeBelowTop + limit - top;
    }

    /** Extents looked at, tags read and classes searched since the beginning. */
    long steps() {
        return steps;
    }

    /**
     * Takes granules.
     *
     * @param count at least 1
     * @return the first of them, or {@link #NONE}
     */
    int take(int count) {
        int extent = find(count);
        if (extent == 0) {
            return takeAtTop(count);
        }
        int granule = start[extent];
        int rest = length[extent] - count;
        remove(extent);
        if (rest > 0) {
            insert(granule + count, rest);
        }
        return granule;
    }

    /**
     * Takes granules at the top whose first one is a multiple of a power of two.
     *
     * @return the first of them, or {@link #NONE}
     */
    int takeAligned(int count, int alignment) {
        int gap = -top & alignment - 1;
        if (count > limit - top - gap) {
            return NONE;
        }
        int before = top;
        top += gap;
        int granule = takeAtTop(count);
        if (gap > 0) {
            // Below it is something taken, or the start of the zone: no free extent touches the top.
            insert(before, gap);
        }
        return granule;
    }

    private int takeAtTop(int count) {
        if (count > limit - top) {
            return NONE;
        }
        int granule = top;
        top += count;
        highest = Math.max(highest, top);
        return granule;
    }

    /**
     * Gives granules back.
     *
     * @return first granule of the free room that they are in now; it ends at {@link #freeEnd}
     */
    int give(int granule, int count) {
        int from = granule;
        int behind = granule + count;
        steps += 2;
        if (behind < top && map.get(behind) < 0) {
            int right = -map.get(behind);
            behind += length[right];
            remove(right);
        }
        if (from > first && map.get(from - 1) < 0) {
            int left = -map.get(from - 1);
            from = start[left];
            remove(left);
        }
        if (behind == top) {
            top = from;
        } else {
            insert(from, behind - from);
        }
        return from;
    }

    /** Granule behind the free room that starts at a granule which {@link #give} gave. */
    int freeEnd(int granule) {
        return granule == top ? limit : granule + length[-map.get(granule)];
    }

    /** A free extent that has room, or 0: the first one of the smallest class whose extents all have; else one of the class that only some have. */
    private int find(int count) {
        int wanted = count < SECOND ? count : count + (1 << log2(count) - SECOND_BITS) - 1;
        int c = classOf(wanted);
        int group = c >> SECOND_BITS;
        steps++;
        int inGroup = seconds[group] & -1 << (c & SECOND - 1);
        if (inGroup == 0) {
            int groups = group + 1 < FIRST ? firsts & -1 << group + 1 : 0;
            if (groups == 0) {
                return findClosely(count);
            }
            group = Integer.numberOfTrailingZeros(groups);
            inGroup = seconds[group];
        }
        return heads[group << SECOND_BITS | Integer.numberOfTrailingZeros(inGroup)];
    }

    private int findClosely(int count) {
        int extent = heads[classOf(count)];
        for (int i = 0; i < CLOSE_LOOKS && extent != 0; i++) {
            steps++;
            if (length[extent] >= count) {
                return extent;
            }
            extent = next[extent];
        }
        return 0;
    }

    /** Class that an extent of so many granules is in: below {@link #SECOND} one for each number, then {@link #SECOND} between powers of two. */
    private static int classOf(int count) {
        if (count < SECOND) {
            return count;
        }
        int log = log2(count);
        return log - SECOND_BITS + 1 << SECOND_BITS | count >> log - SECOND_BITS & SECOND - 1;
    }

    private static int log2(int count) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(count);
    }

    private void insert(int granule, int count) {
        int extent = newNumber();
        start[extent] = granule;
        length[extent] = count;
        map.note(granule, -extent);
        map.note(granule + count - 1, -extent);
        freeBelowTop += count;
        int c = classOf(count);
        int head = heads[c];
        next[extent] = head;
        previous[extent] = 0;
        if (head != 0) {
            previous[head] = extent;
        }
        heads[c] = extent;
        seconds[c >> SECOND_BITS] |= 1 << (c & SECOND - 1);
        firsts |= 1 << (c >> SECOND_BITS);
        steps++;
    }

    private void remove(int extent) {
        int count = length[extent];
        map.note(start[extent], 0);
        map.note(start[extent] + count - 1, 0);
        freeBelowTop -= count;
        int c = classOf(count);
        int after = next[extent];
        int before = previous[extent];
        if (after != 0) {
            previous[after] = before;
        }
        if (before != 0) {
            next[before] = after;
        } else {
            heads[c] = after;
            if (after == 0) {
                int group = c >> SECOND_BITS;
                seconds[group] &= ~(1 << (c & SECOND - 1));
                if (seconds[group] == 0) {
                    firsts &= ~(1 << group);
                }
            }
        }
        next[extent] = unusedNumber;
        unusedNumber = extent;
        steps++;
    }

    private int newNumber() {
        if (unusedNumber != 0) {
            int number = unusedNumber;
            unusedNumber = next[number];
            return number;
        }
        if (usedNumbers == start.length) {
            int longer = 2 * usedNumbers;
            start = Arrays.copyOf(start, longer);
            length = Arrays.copyOf(length, longer);
            next = Arrays.copyOf(next, longer);
            previous = Arrays.copyOf(previous, longer);
        }
        return usedNumbers++;
    }
}
