package org.stubarchive.loader.cache;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;

/**
 * Private memory of no file, each page writable first and executable then, never both: where the system gives no shared memory, and for those who look
 * at code only where no file is mapped. Every blob has pages of its own, since nobody can execute those that are being written.
 */
final class PrivateMemory extends CodeMemory {
    private final int page = NativeMemory.pageSize();
    private long end;
    private long committed;

    PrivateMemory(long base) {
        end = base;
    }

    @Override
    int unit() {
        return page;
    }

    @Override
    void extend(long needed, long limit) {
        end = Math.max(end, needed);
    }

    @Override
    long extent() {
        return end;
    }

    @Override
    void write(long address, byte[] code) {
        long size = NativeMemory.roundToPages(code.length);
        NativeMemory.commit(address, size);
        RawMemory.copyFromArray(address, code, 0, code.length);
        NativeMemory.protect(address, size, Libc.PROT_READ | Libc.PROT_EXEC);
        committed += size;
    }

    @Override
    void mapAgain(long address, long size) {
        // Its protection was just changed.
    }

    @Override
    void fill(long address, long size, byte trap) {
        throw new IllegalStateException("part of a page is left of private code");
    }

    @Override
    void discard(long address, long size) {
        NativeMemory.reserveAgain(address, size);
        committed -= size;
    }

    @Override
    void makeData(long address, long size) {
        NativeMemory.commit(address, size);
    }

    @Override
    long residentBytes() {
        return committed;
    }

    @Override
    void close() {
        // All of it is in the reservation.
    }
}
