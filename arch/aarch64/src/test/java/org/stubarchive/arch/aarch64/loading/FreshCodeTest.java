package org.stubarchive.arch.aarch64.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.testing.NeedsAarch64;

/** Code that was written through another mapping runs as it was written, page after page: the machine's caches know of it. */
@NeedsAarch64
class FreshCodeTest {
    private static final int PAGES = 64;
    /** {@code movz x0, #0}; the immediate is in bits 5..20. */
    private static final int MOVZ_X0 = 0xD280_0000;
    private static final int RET = 0xD65F_03C0;

    @Test
    void codeOfASecondViewIsSeen() {
        int page = NativeMemory.pageSize();
        int fd = NativeMemory.createShared("fresh code");
        NativeMemory.resizeShared(fd, (long) PAGES * page);
        long writable = NativeMemory.mapShared(fd, 0, (long) PAGES * page, Libc.PROT_READ | Libc.PROT_WRITE);
        long reserved = NativeMemory.reserve((long) PAGES * page);
        try {
            for (int i = 0; i < PAGES; i++) {
                long offset = (long) i * page;
                RawMemory.putInt(writable + offset, MOVZ_X0 | i << 5);
                RawMemory.putInt(writable + offset + 4, RET);
                NativeMemory.mapSharedAt(fd, offset, reserved + offset, page, Libc.PROT_READ | Libc.PROT_EXEC);
                assertEquals(i, NativeCall.call(reserved + offset));
            }
        } finally {
            NativeMemory.release(reserved, (long) PAGES * page);
            NativeMemory.release(writable, (long) PAGES * page);
            Libc.close(fd);
        }
    }
}
