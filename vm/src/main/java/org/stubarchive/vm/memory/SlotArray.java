package org.stubarchive.vm.memory;

import java.util.Arrays;
import org.stubarchive.loader.memory.RawMemory;

/** A growing array of 8-byte native slots whose addresses never change. Slots start as 0. Grows under the lock of its owner; the address of a slot that exists may be asked
 * for without. */
public final class SlotArray {
    private static final int CHUNK_SHIFT = 8;
    private static final int CHUNK = 1 << CHUNK_SHIFT;
    private static final int SLOT_BYTES = 8;

    private volatile long[] chunks = new long[4];
    private volatile int chunkCount;

    /** Address of a slot; the array grows to hold it. */
    public long address(int index) {
        int chunk = index >>> CHUNK_SHIFT;
        while (chunk >= chunkCount) {
            grow();
        }
        return chunks[chunk] + (long) (index & CHUNK - 1) * SLOT_BYTES;
    }

    private void grow() {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunkCount);
        }
        chunks[chunkCount] = RawMemory.allocate((long) CHUNK * SLOT_BYTES);
        chunkCount++;
    }

    /** Number of slots that exist without growing. */
    public int capacity() {
        return chunkCount << CHUNK_SHIFT;
    }

    /** Frees the memory. */
    public void close() {
        for (int i = 0; i < chunkCount; i++) {
            RawMemory.free(chunks[i]);
        }
        chunkCount = 0;
    }
}
