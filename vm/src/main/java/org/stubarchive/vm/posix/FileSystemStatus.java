package org.stubarchive.vm.posix;

import org.stubarchive.loader.memory.RawMemory;

/** {@code struct statvfs} of 64-bit Linux. */
public final class FileSystemStatus implements AutoCloseable {
    private static final int SIZE = 128;
    private static final int TOTAL = 0;
    private static final int FREE = 1;

    private final long address = RawMemory.allocate(SIZE);

    /** Asks for the status of the file system that holds a path. Gives 0 or a negative error number. */
    public int read(long path) {
        return Posix.call("statvfs", path, address);
    }

    /** Size of a fragment in bytes, the unit of the counts. */
    public long fragmentSize() {
        return RawMemory.getLong(address + 8);
    }

    /** All blocks. */
    public long blocks() {
        return RawMemory.getLong(address + 16);
    }

    /** Free blocks. */
    public long freeBlocks() {
        return RawMemory.getLong(address + 24);
    }

    /** Blocks that are free for users without privileges. */
    public long availableBlocks() {
        return RawMemory.getLong(address + 32);
    }

    /**
     * Bytes of the file system that holds a path.
     *
     * @param kind 0 all, 1 free, 2 free for users without privileges
     * @return 0 if it cannot be told
     */
    public static long space(String path, int kind) {
        try (NativeBytes name = NativeBytes.ofPath(path); FileSystemStatus status = new FileSystemStatus()) {
            if (status.read(name.address()) < 0) {
                return 0;
            }
            long blocks = kind == TOTAL ? status.blocks() : kind == FREE ? status.freeBlocks() : status.availableBlocks();
            return blocks * status.fragmentSize();
        }
    }

    @Override
    public void close() {
        RawMemory.free(address);
    }
}
