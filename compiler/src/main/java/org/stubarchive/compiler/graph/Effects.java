package org.stubarchive.compiler.graph;

/**
 * What a node reads and writes: ranges of numbers of a {@link HeapTree}, ends excluded, and what else keeps it in order. Two effects concern the same
 * memory if their ranges overlap. Immutable.
 *
 * @param readLow first part that is read
 * @param readHigh behind the last part that is read; not above {@code readLow} if none is
 * @param writeLow first part that is written
 * @param writeHigh behind the last part that is written; not above {@code writeLow} if none is
 * @param exits whether compiled code may be left: then everything that was written before has to be there
 * @param acquires whether no later access may come before it
 * @param releases whether no earlier access may come behind it
 */
public record Effects(int readLow, int readHigh, int writeLow, int writeHigh, boolean exits, boolean acquires, boolean releases) {
    /** Nothing. */
    public static final Effects NONE = new Effects(0, 0, 0, 0, false, false, false);
    /** May leave compiled code, writes nothing. */
    public static final Effects EXIT = new Effects(0, HeapTree.END, 0, 0, true, false, false);
    /** Anything. */
    public static final Effects ALL = new Effects(0, HeapTree.END, 0, HeapTree.END, true, true, true);

    /** Writes nothing itself, but nothing changes places with it. */
    public static final Effects FENCE = new Effects(0, HeapTree.END, 0, HeapTree.END, false, true, true);

    /** Reads parts of the heap. */
    static Effects read(int low, int high) {
        return new Effects(low, high, 0, 0, false, false, false);
    }

    /** Writes parts of the heap. */
    static Effects write(int low, int high) {
        return new Effects(0, 0, low, high, false, false, false);
    }

    /** The same as an access of a volatile field: a read acquires; a write releases, and nothing later comes before it. */
    Effects ordered() {
        return new Effects(readLow, readHigh, writeLow, writeHigh, exits, true, writesAny());
    }

    /** Whether anything is read. */
    public boolean readsAny() {
        return readLow < readHigh;
    }

    /** Whether anything is written. */
    public boolean writesAny() {
        return writeLow < writeHigh;
    }

    /** Whether this writes what the other reads. */
    public boolean kills(Effects reader) {
        return writesAny() && reader.readsAny() && writeLow < reader.readHigh && reader.readLow < writeHigh;
    }

    /** Whether this and the other may not change places. */
    public boolean conflictsWith(Effects other) {
        boolean ordered = acquires || releases || other.acquires || other.releases;
        boolean memory = readsAny() || writesAny();
        boolean otherMemory = other.readsAny() || other.writesAny();
        return ordered && memory && otherMemory || kills(other) || other.kills(this)
                || writesAny() && other.writesAny() && writeLow < other.writeHigh && other.writeLow < writeHigh;
    }

    /** What either does. */
    public Effects union(Effects other) {
        if (this == other || other == NONE) {
            return this;
        }
        if (this == NONE) {
            return other;
        }
        return new Effects(low(readLow, readHigh, other.readLow, other.readHigh), high(readLow, readHigh, other.readLow, other.readHigh),
                low(writeLow, writeHigh, other.writeLow, other.writeHigh), high(writeLow, writeHigh, other.writeLow, other.writeHigh),
                exits || other.exits, acquires || other.acquires, releases || other.releases);
    }

    private static int low(int aLow, int aHigh, int bLow, int bHigh) {
        return aLow >= aHigh ? bLow : bLow >= bHigh ? aLow : Math.min(aLow, bLow);
    }

    private static int high(int aLow, int aHigh, int bLow, int bHigh) {
        return aLow >= aHigh ? bHigh : bLow >= bHigh ? aHigh : Math.max(aHigh, bHigh);
    }
}
