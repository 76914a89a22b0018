package org.stubarchive.loader.thread;

import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;

/**
 * The stack that generated code of one thread runs on.
 *
 * <pre>
 *   base     highest address, exclusive
 *   ...      frames
 *   limit    lowest address that a frame may reach; checked by method entries
 *   reserve  room for signal frames and for stubs that do not check
 *   guard    no access
 *   start
 * </pre>
 */
public final class GuestStack implements AutoCloseable {
    /** Default size in bytes without guard and reserve, as the host's default for Java threads on 64-bit Linux. */
    public static final long DEFAULT_SIZE = 1L << 20;
    /** Smallest size in bytes that can be asked for. */
    public static final long MIN_SIZE = 64L << 10;
    /**
     * Bytes between limit and guard: the host's and our signal handlers run on this stack. A signal frame with AVX-512 or AMX state takes up to
     * 12 KiB, the host's handler itself some tens of KiB.
     */
    public static final long RESERVE = 128L << 10;

    private static final long GUARD = 64L << 10;

    private final long start;
    private final long total;
    private boolean open = true;

    private GuestStack(long start, long total) {
        this.start = start;
        this.total = total;
    }

    /**
     * Maps a stack.
     *
     * @param size bytes that frames may use, rounded up to pages
     * @throws IllegalArgumentException if the size is below {@link #MIN_SIZE}
     * @throws org.stubarchive.loader.os.OsException if the system refuses
     */
    public static GuestStack allocate(long size) {
        if (size < MIN_SIZE) {
            throw new IllegalArgumentException("guest stack of " + size + " bytes, at least " + MIN_SIZE + " are needed");
        }
        long total = Math.addExact(NativeMemory.roundToPages(size), GUARD + RESERVE);
        long start = NativeMemory.reserve(total);
        NativeMemory.protect(start + GUARD, total - GUARD, Libc.PROT_READ | Libc.PROT_WRITE);
        return new GuestStack(start, total);
    }

    /** Highest address, exclusive; 16-byte aligned. */
    public long base() {
        return start + total;
    }

    /** Lowest address that a frame may reach. */
    public long limit() {
        return start + GUARD + RESERVE;
    }

    /** Whether an address is on the usable part of the stack, reserve included. */
    public boolean contains(long address) {
        return address >= start + GUARD && address < start + total;
    }

    /** Whether an address is in the guard pages. */
    public boolean inGuard(long address) {
        return address >= start && address < start + GUARD;
    }

    /** Unmaps the stack. */
    @Override
    public void close() {
        if (open) {
            open = false;
            NativeMemory.release(start, total);
        }
    }
}
