package org.stubarchive.loader.cache;

import org.stubarchive.loader.os.OsException;

/**
 * Where the bytes of blobs are. No view is ever writable and executable.
 *
 * <p>Not safe for use by several threads.
 */
abstract class CodeMemory {
    /**
     * Memory for a zone: shared if that is wanted and the system gives it; limits on files and descriptors, or a policy, may forbid it, and private
     * memory has other limits.
     *
     * @param base first address of the zone, start of a page
     * @param limit address behind the zone
     */
    static CodeMemory open(TextMemory wanted, long base, long limit) {
        if (wanted == TextMemory.ANONYMOUS) {
            return new PrivateMemory(base);
        }
        SharedMemory shared = null;
        try {
            shared = new SharedMemory(base, limit - base);
            shared.extend(base + 1, limit);
            return shared;
        } catch (OsException e) {
            if (shared != null) {
                shared.close();
            }
            return new PrivateMemory(base);
        }
    }

    /** Bytes that blobs are aligned to, and whose multiple they take: a power of two, at least the granule. */
    abstract int unit();

    /**
     * Makes sure that there is memory behind an address.
     *
     * @param end address behind what is needed
     * @param limit address that nothing is changed from on
     * @throws org.stubarchive.loader.os.OsException if the system refuses
     */
    abstract void extend(long end, long limit);

    /** Address that nothing was changed from on. */
    abstract long extent();

    /**
     * Writes code that nobody executes yet, and makes it executable.
     *
     * @param address start of a unit, whose unit is not shared with other code
     */
    abstract void write(long address, byte[] code);

    /** Maps whole pages again that hold code, whose contents stay: for those who notice new code by that alone. */
    abstract void mapAgain(long address, long size);

    /** Fills code that is gone, and whose memory is not given back, with instructions that trap. */
    abstract void fill(long address, long size, byte trap);

    /** Gives the memory of whole pages back to the system; they read as zeros where they can be read. */
    abstract void discard(long address, long size);

    /** Makes whole pages private data: readable, writable, zero. */
    abstract void makeData(long address, long size);

    /** Bytes of memory that the system has given for code and not got back. */
    abstract long residentBytes();

    /** Gives back what is not part of the reservation. */
    abstract void close();
}
