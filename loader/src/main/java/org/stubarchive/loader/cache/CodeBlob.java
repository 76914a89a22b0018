package org.stubarchive.loader.cache;

import java.util.Objects;

/**
 * Code in the {@link CodeCache}: what {@link CodeCache#find} gives for an address. Its place and tables never change; only its {@link BlobState} does.
 *
 * <p>The runtime derives classes for what else it knows of the code. Any thread may read it.
 */
public abstract class CodeBlob {
    /** Frame size of code that has no frame of a fixed size: images hold code of many kinds, adapters and table stubs have none. */
    public static final int NO_FRAME = 0;

    private final BlobKind kind;
    // Not the place: a look-up would have to load it.
    private final long start;
    private final int size;
    private final int frameSize;
    private final BlobTables tables;
    private volatile BlobState state = BlobState.NEW;
    /** Greatest number of a freeing in which a thread found a frame in the blob. */
    private volatile long seen;
    // The map's, under the lock of the cache.
    private int row;
    private long faultRows;

    /**
     * Describes code that is about to be installed.
     *
     * @param place where {@link CodeCache#allocate} made room
     * @param frameSize bytes from the frame pointer down to the stack pointer at a call, or {@link #NO_FRAME}
     * @throws IllegalArgumentException if the fault rows do not ascend inside the blob
     */
    protected CodeBlob(CodePlace place, BlobKind kind, int frameSize, BlobTables tables) {
        this.start = place.start();
        this.size = place.size();
        this.kind = Objects.requireNonNull(kind);
        this.tables = Objects.requireNonNull(tables);
        if (frameSize < 0) {
            throw new IllegalArgumentException("frame of " + frameSize + " bytes");
        }
        this.frameSize = frameSize;
        tables.checkFaults(size);
    }

    /** Name of the code, for reports. */
    public abstract String name();

    /** What it holds. */
    public final BlobKind kind() {
        return kind;
    }

    /** Address of the first byte. */
    public final long start() {
        return start;
    }

    /** Address behind the last byte. */
    public final long end() {
        return start + size;
    }

    /** Bytes. */
    public final int size() {
        return size;
    }

    /** Whether an address is one of the code's. */
    public final boolean contains(long pc) {
        return pc >= start && pc < start + size;
    }

    /** Bytes of a frame of this code, from the frame pointer down to the stack pointer at a call; {@link #NO_FRAME} where there is no such number. */
    public final int frameSize() {
        return frameSize;
    }

    /** What is known of the code. */
    public final BlobTables tables() {
        return tables;
    }

    /** Where in its life it is. */
    public final BlobState state() {
        return state;
    }

    /**
     * Notes that the calling thread, or one whose stack the caller walks, has a frame in the blob: it is not freed in this freeing.
     *
     * @param freeing number that {@link CodeCache#beginFreeing} gave
     */
    public final void stamp(long freeing) {
        // Freeings begin one after the other, and threads stamp for the one under way: no later number is overwritten.
        seen = freeing;
    }

    /** Whether a thread stamped the blob in a freeing, or in a later one. */
    final boolean isStamped(long freeing) {
        return seen >= freeing;
    }

    /** Goes on to the next state; under the lock of the cache. */
    final void advance(BlobState from, BlobState to) {
        if (state != from) {
            throw new IllegalStateException(this + " is " + state + ", expected " + from);
        }
        state = to;
    }

    final int row() {
        return row;
    }

    final long faultRows() {
        return faultRows;
    }

    final void found(int numberOfRow, long addressOfFaultRows) {
        row = numberOfRow;
        faultRows = addressOfFaultRows;
    }

    /** Kind and name. */
    @Override
    public final String toString() {
        return kind + " " + name();
    }
}
