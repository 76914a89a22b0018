package org.stubarchive.vm.posix;

import org.stubarchive.loader.memory.RawMemory;

/** A list of C strings, ended by a null pointer. The strings lie elsewhere. */
public final class PointerList implements AutoCloseable {
    private final long address;

    private PointerList(long address) {
        this.address = address;
    }

    /**
     * A list of strings that lie one behind the other.
     *
     * @param first address of a string to go first, or 0
     * @param block address of the first of the others
     * @param count how many others there are
     */
    public static PointerList of(long first, long block, int count) {
        long list = RawMemory.allocate(8L * (count + 2));
        int n = 0;
        if (first != 0) {
            RawMemory.putLong(list, first);
            n++;
        }
        long at = block;
        for (int i = 0; i < count; i++) {
            RawMemory.putLong(list + 8L * n++, at);
            while (RawMemory.getByte(at) != 0) {
                at++;
            }
            at++;
        }
        return new PointerList(list);
    }

    /** Address of the first pointer. */
    public long address() {
        return address;
    }

    @Override
    public void close() {
        RawMemory.free(address);
    }
}
