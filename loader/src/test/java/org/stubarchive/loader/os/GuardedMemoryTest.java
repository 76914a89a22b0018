package org.stubarchive.loader.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.testing.OnEveryMachine;

/** Memory that is there, that is not, and that was. */
@OnEveryMachine
class GuardedMemoryTest {
    @TempDir
    Path directory;

    @Test
    void readsWhatIsThere() {
        long block = RawMemory.allocate(64);
        long[] word = new long[1];
        try (GuardedMemory memory = new GuardedMemory()) {
            RawMemory.putLong(block + 3, 0x1122_3344_5566_7788L);
            assertTrue(memory.read(block + 3, word));
            assertEquals(0x1122_3344_5566_7788L, word[0]);
        } finally {
            RawMemory.free(block);
        }
    }

    @Test
    void saysWhatCannotBeRead() {
        int page = NativeMemory.pageSize();
        long block = NativeMemory.allocate(2L * page);
        long[] word = new long[1];
        try (GuardedMemory memory = new GuardedMemory()) {
            for (long address : new long[] {0, 1, 8, -8, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 47}) {
                assertFalse(memory.read(address, word), Long.toHexString(address));
            }
            NativeMemory.protect(block + page, page, Libc.PROT_NONE);
            assertFalse(memory.read(block + page, word));
            assertFalse(memory.read(block + page - 4, word));
            byte[] bytes = new byte[16];
            boolean[] readable = new boolean[16];
            RawMemory.fill(block + page - 8, 8, (byte) 7);
            memory.read(block + page - 8, bytes, readable);
            for (int i = 0; i < 16; i++) {
                assertEquals(i < 8, readable[i]);
            }
            assertArrayEquals(new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0}, bytes);
        } finally {
            NativeMemory.release(block, 2L * page);
        }
    }

    @Test
    void aFileThatBecameShorterIsNotThere() throws Exception {
        Path path = directory.resolve("mapped");
        int page = NativeMemory.pageSize();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw"); GuardedMemory memory = new GuardedMemory()) {
            file.setLength(2L * page);
            int fd = Libc.open(path.toString(), Libc.O_RDONLY | Libc.O_CLOEXEC);
            long address = NativeMemory.mapFile(fd, 2L * page);
            long[] word = new long[1];
            assertTrue(memory.read(address + page, word));
            file.setLength(page);
            assertFalse(memory.read(address + page, word));
            assertTrue(memory.read(address, word));
            NativeMemory.release(address, 2L * page);
            Libc.close(fd);
        }
    }
}
