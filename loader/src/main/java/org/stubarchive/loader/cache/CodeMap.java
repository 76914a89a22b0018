package org.stubarchive.loader.cache;

import java.util.Arrays;
import org.stubarchive.format.layout.CodeMapLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeMemory;

/**
 * From an address to the blob that it is in: one load by granule, then one by number of row. {@link CodeMapLayout} is the form in native memory, which
 * the signal handler reads; a row's {@link CodeBlob} is in an array beside it.
 *
 * <p>{@link #find} may be called by any thread at any time, without a lock. All else is done under the lock of the cache. Entries that no blob has
 * belong to {@link GranuleAllocator}.
 */
final class CodeMap implements AutoCloseable {
    /** Rows that there can be, row 0 included. */
    static final int MAX_ROWS = 1 << 18;

    private static final int FIRST_BLOBS = 64;

    private final long start;
    private final int granules;
    private final long memory;
    private final long memorySize;
    private final long rows;
    /** By row. Replaced when it grows; an element is set before the entries that lead to it. */
    private volatile CodeBlob[] blobs = new CodeBlob[FIRST_BLOBS];
    private int usedRows = 1;
    /** Rows of blobs that are gone. */
    private int[] freeRows = new int[FIRST_BLOBS];
    private int freeRowCount;

    /**
     * Reserves memory for map and rows; it is used where it is written only.
     *
     * @param start address that the first entry stands for
     * @param size bytes that the map is for
     * @throws org.stubarchive.loader.os.OsException if the system refuses
     */
    CodeMap(long start, long size) {
        this.start = start;
        this.granules = Math.toIntExact(size >> CodeMapLayout.GRANULE_SHIFT);
        long entries = (long) granules * CodeMapLayout.ENTRY_SIZE;
        memorySize = NativeMemory.roundToPages(entries + (long) MAX_ROWS * CodeMapLayout.ROW_BYTES);
        memory = NativeMemory.allocate(memorySize);
        // A start writes a few hundred bytes here: clearing a huge page for them would cost more than the rest of the map does.
        NativeMemory.avoidHugePages(memory, memorySize);
        rows = memory + entries;
    }

    /** Address of the entry for the first granule. */
    long address() {
        return memory;
    }

    /** Address of row 0. */
    long rows() {
        return rows;
    }

    /** Number of granules. */
    int granules() {
        return granules;
    }

    /** Granule of an address. */
    int granule(long address) {
        return (int) (address - start >> CodeMapLayout.GRANULE_SHIFT);
    }

    /** Address of a granule's first byte. */
    long addressOf(int granule) {
        return start + ((long) granule << CodeMapLayout.GRANULE_SHIFT);
    }

    /** Granules that so many bytes need. */
    static int granulesOf(long bytes) {
        return Math.toIntExact(bytes + CodeMapLayout.GRANULE - 1 >> CodeMapLayout.GRANULE_SHIFT);
    }

    /** The blob that an address is in, or null. */
    CodeBlob find(long pc) {
        long offset = pc - start;
        if (offset < 0 || offset >= (long) granules << CodeMapLayout.GRANULE_SHIFT) {
            return null;
        }
        int row = RawMemory.getIntAcquire(entry((int) (offset >> CodeMapLayout.GRANULE_SHIFT)));
        if (row <= 0) {
            return null;
        }
        // The row may have become another blob's since.
        CodeBlob blob = blobs[row];
        return blob != null && blob.contains(pc) ? blob : null;
    }

    /** Whether there is a row for another blob. */
    boolean hasRow() {
        return freeRowCount > 0 || usedRows < MAX_ROWS;
    }

    /** Lets the blob be found: its tables, then its row, then its entries. */
    void publish(CodeBlob blob) {
        int row = freeRowCount > 0 ? freeRows[--freeRowCount] : usedRows++;
        BlobTables tables = blob.tables();
        long faults = 0;
        if (tables.faultCount() > 0) {
            faults = RawMemory.allocate((long) tables.faultCount() * CodeMapLayout.FAULT_ROW_BYTES);
            RawMemory.copyFromArray(faults, tables.faults());
        }
        long r = rows + (long) row * CodeMapLayout.ROW_BYTES;
        RawMemory.putLong(r + CodeMapLayout.ROW_START, blob.start());
        RawMemory.putLong(r + CodeMapLayout.ROW_FAULTS, faults);
        RawMemory.putInt(r + CodeMapLayout.ROW_SIZE, blob.size());
        RawMemory.putInt(r + CodeMapLayout.ROW_FAULT_COUNT, tables.faultCount());
        if (row >= blobs.length) {
            blobs = Arrays.copyOf(blobs, 2 * blobs.length);
        }
        blobs[row] = blob;
        blob.found(row, faults);
        // Release: whoever sees an entry sees all of this.
        RawMemory.fullFence();
        fill(granule(blob.start()), granulesOf(blob.size()), row);
    }

    /** Takes a blob out that nobody executes and that no thread has in a frame. */
    void clear(CodeBlob blob) {
        RawMemory.fill(entry(granule(blob.start())), (long) granulesOf(blob.size()) * CodeMapLayout.ENTRY_SIZE, (byte) 0);
        RawMemory.fullFence();
        int row = blob.row();
        blobs[row] = null;
        if (blob.faultRows() != 0) {
            RawMemory.free(blob.faultRows());
        }
        blob.found(0, 0);
        if (freeRowCount == freeRows.length) {
            freeRows = Arrays.copyOf(freeRows, 2 * freeRowCount);
        }
        freeRows[freeRowCount++] = row;
    }

    /** What an entry holds: a row, or what the allocator noted. */
    int get(int granule) {
        return RawMemory.getInt(entry(granule));
    }

    /** Notes something of the allocator's, not above 0, in the entry of a granule that no blob has. */
    void note(int granule, int value) {
        RawMemory.putInt(entry(granule), value);
    }

    private long entry(int granule) {
        return memory + (long) granule * CodeMapLayout.ENTRY_SIZE;
    }

    /** By copies of twice the length each, since a cold JVM takes long for loops. */
    private void fill(int granule, int count, int row) {
        long first = entry(granule);
        RawMemory.putInt(first, row);
        for (int done = 1; done < count; ) {
            int more = Math.min(done, count - done);
            RawMemory.copy(first, first + (long) done * CodeMapLayout.ENTRY_SIZE, (long) more * CodeMapLayout.ENTRY_SIZE);
            done += more;
        }
    }

    /** Gives the memory back. No signal handler may know of it any more. */
    @Override
    public void close() {
        for (CodeBlob blob : blobs) {
            if (blob != null && blob.faultRows() != 0) {
                RawMemory.free(blob.faultRows());
            }
        }
        NativeMemory.release(memory, memorySize);
    }
}
