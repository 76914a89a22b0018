package org.stubarchive.vm.memory;

import java.util.Arrays;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.os.OsException;
import org.stubarchive.vm.locks.LockRank;
import org.stubarchive.vm.locks.RuntimeLock;

/**
 * Bump allocation of metadata (klasses, methods, constant pool caches) below 4 GiB. Never freed and never moved; generated code refers to
 * it by 4-byte pointers. Address space is reserved in chunks as it is needed, behind one another where that is free. Guarded by a lock of its own.
 */
public final class MetadataSpace {
    /** Greatest size of a space by default, in bytes. */
    public static final long DEFAULT_LIMIT = 512L << 20;

    /** Unit of the size of a space in bytes. */
    public static final long UNIT = 1L << 20;

    /** Message of the error when the space is full, as {@code java} has it. */
    private static final String FULL = "Metaspace";
    private static final long CHUNK = 32L << 20;
    private static final long COMMIT_STEP = 1L << 20;
    private static final int ALIGNMENT = 8;

    private final RuntimeLock lock = new RuntimeLock(LockRank.METADATA);
    private final long limit;
    private final ChunkList chunks = new ChunkList();
    /** Of the last chunk, as all below. */
    private long start;
    private long end;
    private long top;
    private long committed;
    private long reserved;
    private long usedBefore;

    /**
     * Reserves the first chunk.
     *
     * @param limit greatest size in bytes, a multiple of {@link #UNIT}
     * @throws OsException if there is no gap of the size of a chunk below 4 GiB
     */
    public MetadataSpace(long limit) {
        this.limit = limit;
        addChunk(Math.min(limit, CHUNK));
    }

    /**
     * Allocates a block that is aligned to 8 bytes and filled with zeros.
     *
     * @param bytes size, at least 0
     * @throws OutOfMemoryError if the limit is reached, or the system refuses more
     */
    public long allocate(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("size " + bytes);
        }
        long size = (bytes + (long) ALIGNMENT - 1) & -ALIGNMENT;
        lock.lock();
        try {
            if (top + size > committed) {
                grow(size);
            }
            long block = top;
            top = block + size;
            return block;
        } finally {
            lock.unlock();
        }
    }

    private void grow(long size) {
        try {
            if (top + size > end && reserved < limit) {
                addChunk(Math.min(Math.max(CHUNK, (size + UNIT - 1) / UNIT * UNIT), limit - reserved));
            }
            if (top + size > end) {
                throw new OutOfMemoryError(FULL);
            }
            long newCommitted = Math.min(end, (top + size + COMMIT_STEP - 1) / COMMIT_STEP * COMMIT_STEP);
            if (newCommitted > committed) {
                NativeMemory.commit(committed, newCommitted - committed);
                committed = newCommitted;
            }
        } catch (OsException e) {
            throw new OutOfMemoryError(FULL);
        }
    }

    private void addChunk(long size) {
        if (end != 0 && NativeMemory.reserveBelow4GiBAt(end, size)) {
            end += size;
        } else {
            long place = NativeMemory.reserveBelow4GiB(size);
            usedBefore = used();
            start = place;
            end = place + size;
            top = place;
            committed = place;
        }
        reserved += size;
        chunks.add(end - size, end);
    }

    /** Bytes handed out so far. */
    public long used() {
        lock.lock();
        try {
            return usedBefore + (top - start);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the address is inside what was handed out. Takes no lock: exact for what the caller has seen published, and while the world is stopped. */
    public boolean contains(long address) {
        return address >= start && address < end ? address < top : chunks.contains(address);
    }

    /** Unmaps the space. */
    public void close() {
        chunks.release();
    }

    /** Reserved ranges, in the order of their reservation. */
    private static final class ChunkList {
        private long[] bounds = new long[8];
        private int count;

        void add(long from, long to) {
            if (count == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * count);
            }
            bounds[count] = from;
            bounds[count + 1] = to;
            count += 2;
        }

        boolean contains(long address) {
            for (int i = 0; i < count; i += 2) {
                if (address >= bounds[i] && address < bounds[i + 1]) {
                    return true;
                }
            }
            return false;
        }

        void release() {
            for (int i = 0; i < count; i += 2) {
                NativeMemory.release(bounds[i], bounds[i + 1] - bounds[i]);
            }
        }
    }
}
