package org.stubarchive.vm.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeMemory;

/** Growth of metadata beyond what was reserved at first. */
class MetadataSpaceTest {
    private static final int MIB = 1 << 20;

    private MetadataSpace space;

    @AfterEach
    void release() {
        space.close();
    }

    @Test
    void growsToItsLimit() {
        space = new MetadataSpace(80L * MIB);
        long first = space.allocate(8);
        for (int i = 0; i < 79; i++) {
            long block = space.allocate(MIB);
            assertTrue(block > 0 && block + MIB <= 1L << 32);
            RawMemory.putLong(block, i);
            RawMemory.putLong(block + MIB - 8, i);
            assertTrue(space.contains(block));
        }
        assertEquals(79L * MIB + 8, space.used());
        assertTrue(space.contains(first));
        assertEquals("Metaspace", assertThrows(OutOfMemoryError.class, () -> space.allocate(MIB)).getMessage());
        assertFalse(space.contains(0x1000));
    }

    @Test
    void goesOnElsewhereWhereThePlaceBehindIsTaken() {
        space = new MetadataSpace(80L * MIB);
        long first = space.allocate(31 * MIB);
        long behind = first + 32L * MIB;
        long page = NativeMemory.pageSize();
        boolean free = NativeMemory.reserveBelow4GiBAt(behind, page);
        try {
            long second = space.allocate(2 * MIB);
            assertTrue(second < first || second >= behind + page);
            RawMemory.putLong(second, 1);
            assertTrue(space.contains(second));
            assertTrue(space.contains(first));
            assertEquals(33L * MIB, space.used());
        } finally {
            if (free) {
                NativeMemory.release(behind, page);
            }
        }
    }

    @Test
    void aBlockMayBeLargerThanAChunk() {
        space = new MetadataSpace(128L * MIB);
        long block = space.allocate(70 * MIB);
        RawMemory.putLong(block + 70 * MIB - 8, 1);
        assertTrue(space.contains(block + 70 * MIB - 8));
    }
}
