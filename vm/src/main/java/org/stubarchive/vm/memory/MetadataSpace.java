package org.stubarchive.vm.memory;

import org.stubarchive.loader.os.NativeMemory;

/**
 * Bump allocation of metadata (klasses, methods, constant pool caches) below 4 GiB. Never freed and never moved; generated code refers to
 * it by 4-byte pointers. Used under the VM lock.
 */
public final class MetadataSpace {
    /** Bytes of address space that a space reserves by default. */
    public static final long DEFAULT_RESERVATION = 512L << 20;

    /** Unit of a reservation in bytes. */
    public static final long RESERVATION_UNIT = 1L << 20;


    /** Message of the error when the space is full, as {@code java} has it. */
    private static final String FULL = "Metaspace";
    private static final long COMMIT_STEP = 1L << 20;
    private static final int ALIGNMENT = 8;

    private final long start;
    private final long end;
    private long top;
    private long committed;

    /**
     * Reserves the address space.
     *
     * @param reservation bytes, a multiple of 1 MiB
     * @throws org.stubarchive.loader.os.OsException if there is no gap of that size below 4 GiB
     */
    public MetadataSpace(long reservation) {
        start = NativeMemory.reserveBelow4GiB(reservation);
        end = start + reservation;
        top = start;
        committed = start;
    }

    /**
     * Allocates a block that is aligned to 8 bytes and filled with zeros.
     *
     * @param bytes size, at least 0
     * @throws OutOfMemoryError if the reservation is used up
     */
    public long allocate(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("size " + bytes);
        }
        long block = top;
        long newTop = block + ((bytes + (long) ALIGNMENT - 1) & -ALIGNMENT);
        if (newTop > committed) {
            commit(newTop);
        }
        top = newTop;
        return block;
    }

    private void commit(long needed) {
        if (needed > end) {
            throw new OutOfMemoryError(FULL);
        }
        long newCommitted = Math.min(end, (needed + COMMIT_STEP - 1) / COMMIT_STEP * COMMIT_STEP);
        NativeMemory.commit(committed, newCommitted - committed);
        committed = newCommitted;
    }

    /** Bytes handed out so far. */
    public long used() {
        return top - start;
    }

    /** Whether the address is inside what was handed out. */
    public boolean contains(long address) {
        return address >= start && address < top;
    }

    /** Unmaps the space. */
    public void close() {
        NativeMemory.release(start, end - start);
    }
}
