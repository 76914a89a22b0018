package org.stubarchive.loader.cache;

import org.stubarchive.format.layout.CodeMapLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.FileStatus;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;

/**
 * Memory without a name (memfd) with two views: read and execute in the reservation of the cache, read and write elsewhere.
 *
 * <p>It grows by steps, and has no more bytes than the zone that is in use, so a limit on the size of files (RLIMIT_FSIZE) allows for it as long as it
 * allows files of that size. The writable view is made chunk by chunk, so that it takes no more address space (RLIMIT_AS) than is written to; what
 * crosses a border between chunks is written through a view of its own.
 */
final class SharedMemory extends CodeMemory {
    private static final String NAME = "stubarchive-code";
    private static final long STEP = 256 << 10;
    private static final int CHUNK_SHIFT = 22;
    private static final long CHUNK = 1L << CHUNK_SHIFT;

    private final int fd;
    private final long base;
    /** By chunk: address of the writable view, 0 where there is none. */
    private final long[] views;
    private long size;

    /**
     * Creates it, empty.
     *
     * @param base address of the first byte of the executable view, in the reservation; start of a page
     * @param reserved greatest number of bytes
     * @throws org.stubarchive.loader.os.OsException if the system refuses
     */
    SharedMemory(long base, long reserved) {
        this.base = base;
        views = new long[Math.toIntExact(reserved + CHUNK - 1 >> CHUNK_SHIFT)];
        fd = NativeMemory.createShared(NAME);
    }

    @Override
    int unit() {
        return CodeMapLayout.GRANULE;
    }

    @Override
    void extend(long end, long limit) {
        if (end <= base + size) {
            return;
        }
        long wanted = Math.min(end - base + STEP - 1 & -STEP, limit - base);
        NativeMemory.resizeShared(fd, wanted);
        // What was mapped beyond the end need not be there when the memory has grown (mmap in POSIX): each part is mapped when it is there.
        for (long offset = size; offset < wanted; ) {
            int chunk = (int) (offset >> CHUNK_SHIFT);
            if (views[chunk] == 0) {
                views[chunk] = NativeMemory.reserve(CHUNK);
            }
            long part = Math.min(wanted - offset, CHUNK - (offset & CHUNK - 1));
            NativeMemory.mapSharedAt(fd, offset, view(offset), part, Libc.PROT_READ | Libc.PROT_WRITE);
            offset += part;
        }
        // A policy may forbid this one, and then nothing has changed.
        NativeMemory.mapSharedAt(fd, size, base + size, wanted - size, Libc.PROT_READ | Libc.PROT_EXEC);
        size = wanted;
    }

    @Override
    long extent() {
        return base + size;
    }

    @Override
    void write(long address, byte[] code) {
        long offset = address - base;
        if (inOneChunk(offset, code.length)) {
            RawMemory.copyFromArray(view(offset), code, 0, code.length);
            return;
        }
        long page = offset & -(long) NativeMemory.pageSize();
        long bytes = NativeMemory.roundToPages(offset + code.length - page);
        long view = NativeMemory.mapShared(fd, page, bytes, Libc.PROT_READ | Libc.PROT_WRITE);
        RawMemory.copyFromArray(view + (offset - page), code, 0, code.length);
        NativeMemory.release(view, bytes);
    }

    private static boolean inOneChunk(long offset, long bytes) {
        return offset >> CHUNK_SHIFT == offset + bytes - 1 >> CHUNK_SHIFT;
    }

    private long view(long offset) {
        return views[(int) (offset >> CHUNK_SHIFT)] + (offset & CHUNK - 1);
    }

    @Override
    void mapAgain(long address, long bytes) {
        NativeMemory.mapSharedAt(fd, address - base, address, bytes, Libc.PROT_READ | Libc.PROT_EXEC);
    }

    @Override
    void fill(long address, long bytes, byte trap) {
        for (long done = 0; done < bytes; ) {
            long offset = address - base + done;
            long part = Math.min(bytes - done, CHUNK - (offset & CHUNK - 1));
            RawMemory.fill(view(offset), part, trap);
            done += part;
        }
    }

    @Override
    void discard(long address, long bytes) {
        NativeMemory.punchShared(fd, address - base, bytes);
    }

    @Override
    void makeData(long address, long bytes) {
        NativeMemory.mapPrivateAt(address, bytes);
    }

    @Override
    long residentBytes() {
        return FileStatus.allocatedBytes(fd);
    }

    @Override
    void close() {
        Libc.close(fd);
        for (long view : views) {
            if (view != 0) {
                NativeMemory.release(view, CHUNK);
            }
        }
    }
}
