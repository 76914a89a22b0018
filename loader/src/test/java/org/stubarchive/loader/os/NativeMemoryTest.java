package org.stubarchive.loader.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.testing.OnEveryMachine;

@OnEveryMachine
class NativeMemoryTest {
    private static final long MIB = 1 << 20;

    @Test
    void reservationsBelow4GiBDoNotOverlap() {
        long a = NativeMemory.reserveBelow4GiB(64 * MIB);
        long b = NativeMemory.reserveBelow4GiB(64 * MIB);
        try {
            assertTrue(a > 0 && a + 64 * MIB <= 1L << 32);
            assertTrue(b > 0 && b + 64 * MIB <= 1L << 32);
            assertTrue(Math.abs(a - b) >= 64 * MIB);
            NativeMemory.commit(a + MIB, MIB);
            RawMemory.putLong(a + MIB, 7);
            assertEquals(7, RawMemory.getLong(a + MIB));
            NativeMemory.discard(a + MIB, MIB);
            assertEquals(0, RawMemory.getLong(a + MIB));
        } finally {
            NativeMemory.release(a, 64 * MIB);
            NativeMemory.release(b, 64 * MIB);
        }
    }

    @Test
    void whatDoesNotFitIsSaid() {
        OsException e = assertThrows(OsException.class, () -> NativeMemory.reserveBelow4GiB(5L << 30));
        assertTrue(e.getMessage().contains("below 4 GiB"), e.getMessage());
        e = assertThrows(OsException.class, () -> NativeMemory.reserve(1L << 60));
        assertEquals(Errno.ENOMEM, e.errno());
        assertTrue(e.getMessage().startsWith("mmap failed (reserving 1152921504606846976 bytes): Cannot allocate memory"), e.getMessage());
    }

    @Test
    void writableAndExecutableIsRefused() {
        long page = NativeMemory.allocate(NativeMemory.pageSize());
        try {
            assertThrows(IllegalArgumentException.class,
                    () -> NativeMemory.protect(page, NativeMemory.pageSize(), Libc.PROT_READ | Libc.PROT_WRITE | Libc.PROT_EXEC));
        } finally {
            NativeMemory.release(page, NativeMemory.pageSize());
        }
    }

    @Test
    void sharedMemoryHasTwoViews() {
        int size = NativeMemory.pageSize();
        int fd = NativeMemory.createShared("test");
        NativeMemory.resizeShared(fd, size);
        long writable = NativeMemory.mapShared(fd, 0, size, Libc.PROT_READ | Libc.PROT_WRITE);
        long readable = NativeMemory.mapShared(fd, 0, size, Libc.PROT_READ);
        assertEquals(0, Libc.close(fd));
        assertNotEquals(writable, readable);
        RawMemory.putLong(writable + 8, 99);
        assertEquals(99, RawMemory.getLong(readable + 8));
        NativeMemory.release(writable, size);
        NativeMemory.release(readable, size);
    }

    @Test
    void filesAreMappedInsideReservations() throws Exception {
        int page = NativeMemory.pageSize();
        Path file = Files.createTempFile("mapped", ".bin");
        byte[] content = new byte[2 * page];
        content[page] = 42;
        Files.write(file, content);
        int fd = Libc.open(file.toString(), Libc.O_RDONLY | Libc.O_CLOEXEC);
        long reserved = NativeMemory.reserve(4L * page);
        NativeMemory.mapFile(fd, page, reserved + page, page, Libc.PROT_READ | Libc.PROT_WRITE);
        assertEquals(42, RawMemory.getByte(reserved + page));
        RawMemory.putByte(reserved + page, (byte) 1);
        assertEquals(42, Files.readAllBytes(file)[page], "the mapping is private");
        NativeMemory.release(reserved, 4L * page);
        Libc.close(fd);
        Files.delete(file);
    }

    @Test
    void functionsByNameWithErrno() {
        assertEquals(ProcessHandle.current().pid(), Libc.call("getpid"));
        assertEquals(-1, (int) Libc.call("close", 987654));
        assertEquals(9, Libc.errno());
        UnsatisfiedLinkError e = assertThrows(UnsatisfiedLinkError.class, () -> Libc.call("no_such_function_here"));
        assertEquals("the C library of this machine has no function 'no_such_function_here'", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Libc.call("getpid", 1, 2, 3, 4, 5, 6, 7));
    }

    @Test
    void symbolsAreThoseOfTheDynamicLinker() {
        // The walk through the linker's list, against dlsym itself.
        for (String name : new String[] {"dlsym", "mprotect", "sigaction", "__errno_location", "JNI_GetCreatedJavaVMs"}) {
            long found = LoadedLibraries.find(name);
            if (!name.startsWith("JNI_")) {
                assertNotEquals(0, found, name);
            }
            if (found != 0) {
                assertEquals(NativeSymbols.find(name), found, name);
            }
        }
        assertEquals(0, LoadedLibraries.find("no_such_function_here"));
    }
}
