package org.stubarchive.loader.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.testing.OnEveryMachine;

/** The allocator against a set of granules. */
@OnEveryMachine
class GranuleAllocatorTest {
    private static final long START = 1L << 40;
    private static final int GRANULES = 1 << 20;
    private static final int FIRST = 32;

    private final CodeMap map = new CodeMap(START, 128L * GRANULES);

    @AfterEach
    void close() {
        map.close();
    }

    private record Taken(int granule, int count) {}

    /** Greatest number of granules of a free run that a take of so many may have missed. */
    private static int mayMiss(int count) {
        return count < 8 ? count - 1 : count + Integer.highestOneBit(count) / 8 - 2;
    }

    private static int longestRun(BitSet taken, int limit) {
        int longest = 0;
        for (int from = taken.nextClearBit(FIRST); from < limit; ) {
            int next = taken.nextSetBit(from);
            int behind = next < 0 ? limit : Math.min(next, limit);
            longest = Math.max(longest, behind - from);
            from = taken.nextClearBit(behind);
        }
        return longest;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRandomSequenceIsAsInTheModel(long seed) {
        Random random = new Random(seed);
        int limit = 6000;
        GranuleAllocator allocator = new GranuleAllocator(map, FIRST, limit);
        BitSet model = new BitSet();
        List<Taken> all = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            if (random.nextInt(100) < 52) {
                boolean aligned = random.nextInt(20) == 0;
                int count = 1 + (random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(12));
                int granule = aligned ? allocator.takeAligned(count, FIRST) : allocator.take(count);
                if (granule == GranuleAllocator.NONE) {
                    if (!aligned) {
                        assertTrue(longestRun(model, limit) <= mayMiss(count), "there was room for " + count + ", step " + i);
                    }
                    continue;
                }
                assertTrue(granule >= FIRST && granule + count <= limit, "out of the zone");
                assertTrue(!aligned || granule % FIRST == 0, "alignment");
                int next = model.nextSetBit(granule);
                assertTrue(next < 0 || next >= granule + count, "taken twice");
                model.set(granule, granule + count);
                all.add(new Taken(granule, count));
            } else if (!all.isEmpty()) {
                Taken t = all.remove(random.nextInt(all.size()));
                int room = allocator.give(t.granule, t.count);
                model.clear(t.granule, t.granule + t.count);
                // All free neighbours, up to the next that is taken on either side.
                assertEquals(Math.max(FIRST, model.previousSetBit(t.granule) + 1), room, "step " + i);
                int next = model.nextSetBit(t.granule);
                assertEquals(next < 0 ? limit : next, allocator.freeEnd(room), "step " + i);
            }
            assertEquals(limit - FIRST - model.cardinality(), allocator.free());
            assertEquals(Math.max(FIRST, model.length()), allocator.top());
        }
        for (Taken t : all) {
            allocator.give(t.granule, t.count);
        }
        assertEquals(FIRST, allocator.top());
        assertEquals(limit - FIRST, allocator.free());
        for (int granule = 0; granule < limit; granule++) {
            assertEquals(0, map.get(granule), "a note is left");
        }
    }

    @Test
    void fullAndFreeAgain() {
        GranuleAllocator allocator = new GranuleAllocator(map, FIRST, FIRST + 100);
        assertEquals(FIRST, allocator.take(60));
        assertEquals(GranuleAllocator.NONE, allocator.take(41));
        assertEquals(GranuleAllocator.NONE, allocator.takeAligned(10, 128));
        assertEquals(FIRST + 60, allocator.take(40));
        assertEquals(GranuleAllocator.NONE, allocator.take(1));
        assertEquals(FIRST, allocator.give(FIRST, 60));
        assertEquals(FIRST + 60, allocator.freeEnd(FIRST));
        assertEquals(FIRST, allocator.take(60), "an extent of the very size is found");
    }

    @Test
    void theLimitMovesAboveTheTopOnly() {
        GranuleAllocator allocator = new GranuleAllocator(map, FIRST, FIRST + 100);
        allocator.take(50);
        allocator.limit(FIRST + 50);
        assertEquals(GranuleAllocator.NONE, allocator.take(1));
        assertThrows(IllegalArgumentException.class, () -> allocator.limit(FIRST + 49));
        allocator.limit(FIRST + 51);
        assertEquals(FIRST + 50, allocator.take(1));
    }

    /** As many free extents as there can be, of all sizes: each operation takes no more steps than among a few. */
    @Test
    void stepsDoNotDependOnTheNumberOfExtents() {
        long few = mostSteps(10);
        long many = mostSteps(60_000);
        assertTrue(few > 0 && many <= few + 8, few + " steps among few, " + many + " among many");
        assertTrue(many <= 20, many + " steps");
    }

    private static long mostSteps(int extents) {
        CodeMap map = new CodeMap(START, 128L * GRANULES);
        GranuleAllocator allocator = new GranuleAllocator(map, 1, GRANULES);
        Random random = new Random(7);
        List<Taken> free = new ArrayList<>();
        for (int i = 0; i < extents; i++) {
            int count = 1 + random.nextInt(14);
            free.add(new Taken(allocator.take(count), count));
            allocator.take(1);
        }
        for (Taken t : free) {
            allocator.give(t.granule, t.count);
        }
        long most = 0;
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            long before = allocator.steps();
            if (taken.size() < 5 || taken.size() < 40 && random.nextBoolean()) {
                int count = 1 + random.nextInt(30);
                int granule = allocator.take(count);
                assertTrue(granule > 0);
                taken.add(new Taken(granule, count));
            } else {
                Taken t = taken.remove(random.nextInt(taken.size()));
                allocator.give(t.granule, t.count);
            }
            most = Math.max(most, allocator.steps() - before);
        }
        map.close();
        return most;
    }
}
