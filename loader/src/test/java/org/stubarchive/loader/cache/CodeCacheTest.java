package org.stubarchive.loader.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stubarchive.format.layout.CodeMapLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Emulator;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.testing.OnEveryMachine;

/** Blobs that nobody executes: where they are, what is found, what comes back. */
@OnEveryMachine
class CodeCacheTest {
    private CodeCache cache = CodeCache.reserve();

    @AfterEach
    void close() {
        cache.close();
    }

    private CodeBlob install(int size, int... faults) {
        return install(BlobKind.METHOD, size, faults);
    }

    private CodeBlob install(BlobKind kind, int size, int... faults) {
        CodePlace place = cache.allocate(size);
        assertNotNull(place, "full");
        CodeBlob blob = new NamedBlob(place, kind, "blob" + size, CodeBlob.NO_FRAME, BlobTables.ofFaults(faults));
        byte[] code = new byte[size];
        Arrays.fill(code, (byte) size);
        cache.install(blob, code);
        return blob;
    }

    private List<CodeBlob> free(List<CodeBlob> batch) {
        batch.forEach(cache::makeNotEntrant);
        return cache.free(batch, cache.beginFreeing());
    }

    @Test
    void eachAddressOfABlobIsFoundAndNoOther() {
        List<CodeBlob> blobs = new ArrayList<>();
        for (int size : new int[] {1, 127, 128, 129, 300, 4096, 70_000}) {
            blobs.add(install(size));
        }
        for (CodeBlob b : blobs) {
            assertEquals(0, b.start() % CodeMapLayout.GRANULE);
            for (long pc = b.start(); pc < b.end(); pc++) {
                assertSame(b, cache.find(pc));
                assertEquals((byte) b.size(), RawMemory.getByte(pc));
            }
            for (long pc = b.end(); (pc & CodeMapLayout.GRANULE - 1) != 0; pc++) {
                assertNull(cache.find(pc), "padding of the last granule");
            }
            assertEquals(BlobState.INSTALLED, b.state());
        }
        assertEquals(blobs.size(), cache.blobCount());
        long first = cache.start();
        long end = cache.end();
        for (long pc : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, first - 1, first, cache.zoneStart() - 1, end - 1, end}) {
            assertNull(cache.find(pc), Long.toHexString(pc));
        }
    }

    @Test
    void aFreedBlobIsNotFoundAndItsRoomIsAnothers() {
        CodeBlob first = install(200);
        CodeBlob kept = install(200);
        assertEquals(List.of(), free(List.of(first)));
        assertEquals(BlobState.FREED, first.state());
        assertNull(cache.find(first.start()));
        assertNull(cache.find(first.end() - 1));
        CodeBlob second = install(130);
        assertEquals(first.start(), second.start());
        assertSame(second, cache.find(first.start() + 129));
        assertNull(cache.find(first.end() - 1), "the first blob had more bytes");
        assertSame(kept, cache.find(kept.start()));
    }

    @Test
    void whatAThreadIsInStays() {
        CodeBlob in = install(100);
        CodeBlob out = install(100);
        cache.makeNotEntrant(in);
        cache.makeNotEntrant(out);
        long freeing = cache.beginFreeing();
        in.stamp(freeing);
        assertEquals(List.of(in), cache.free(List.of(in, out), freeing));
        assertSame(in, cache.find(in.start()));
        assertEquals(BlobState.NOT_ENTRANT, in.state());
        // It returned since: nobody stamps it in the next freeing.
        assertEquals(List.of(), cache.free(List.of(in), cache.beginFreeing()));
        assertNull(cache.find(in.start()));
    }

    @Test
    void illegalTransitionsAreRefused() {
        CodeBlob blob = install(100);
        CodeBlob other = install(100);
        cache.makeNotEntrant(other);
        assertThrows(IllegalStateException.class, () -> cache.free(List.of(other, blob), cache.beginFreeing()), "still entrant");
        assertSame(other, cache.find(other.start()), "nothing was freed");
        assertThrows(IllegalStateException.class, () -> cache.publish(blob), "twice");
        cache.makeNotEntrant(blob);
        assertThrows(IllegalStateException.class, () -> cache.makeNotEntrant(blob), "twice");
        cache.free(List.of(blob), cache.beginFreeing());
        assertThrows(IllegalStateException.class, () -> cache.free(List.of(blob), cache.beginFreeing()), "twice");
        CodeBlob image = install(BlobKind.IMAGE, 100);
        assertThrows(IllegalArgumentException.class, () -> cache.makeNotEntrant(image));
        assertThrows(IllegalArgumentException.class, () -> cache.install(image, new byte[99]));
        assertThrows(IllegalArgumentException.class, () -> install(0));
    }

    @Test
    void faultRowsHaveToAscendInsideTheBlob() {
        install(100, 0, 4, 50, 4, 8, 50, 96, 100, 0);
        for (int[] wrong : new int[][] {{0, 4, 100}, {0, 101, 50}, {4, 4, 50}, {-1, 4, 50}, {0, 4, -1}, {4, 8, 50, 0, 4, 50}, {0, 8, 50, 4, 12, 50}, {0, 4}}) {
            assertThrows(IllegalArgumentException.class, () -> install(100, wrong));
        }
    }

    @Test
    void fullIsSaidAndPasses() {
        List<CodePlace> places = new ArrayList<>();
        for (CodePlace p = cache.allocate(1 << 20); p != null; p = cache.allocate(1 << 20)) {
            places.add(p);
        }
        assertEquals(127, places.size(), "megabytes of 128 without the page that faults");
        assertEquals(cache.end() - cache.zoneStart() - (127 << 20), cache.freeBytes());
        assertNull(cache.allocate(1 << 20));
        assertEquals(0, cache.takeMapped(1 << 20));
        cache.abandon(places.remove(50));
        assertNull(cache.allocate((1 << 20) + 1));
        assertNotNull(cache.allocate(1 << 20));
        assertThrows(IllegalArgumentException.class, () -> cache.allocate(0));
    }

    /** Even the smallest blobs cannot be more than there are rows. */
    @Test
    void rowsCanRunOut() {
        int count = 0;
        while (cache.allocate(1) != null) {
            count++;
        }
        assertEquals(CodeMap.MAX_ROWS - 1, count);
        assertTrue(cache.freeBytes() > 0);
    }

    @Test
    void imagesAndBlobsGrowTowardsEachOther() {
        install(100);
        long image = cache.takeMapped(10 << 20);
        assertEquals(cache.end() - (10 << 20), image);
        long rest = cache.room();
        assertEquals(0, cache.takeMapped(rest + 1));
        CodePlace pages = cache.allocatePages(3 * NativeMemory.pageSize() - 1);
        assertEquals(3 * NativeMemory.pageSize(), pages.size());
        assertEquals(0, pages.start() % NativeMemory.pageSize());
        assertTrue(cache.takeMapped(cache.room()) >= pages.end());
        assertEquals(0, cache.room());
        assertNotNull(cache.allocate(100), "the gap before the pages");
    }

    /** Pages of the memory that hold a blob, and no other, are the system's as long as the blob is. */
    @Test
    void memoryReturns() {
        int page = NativeMemory.pageSize();
        Random random = new Random(11);
        List<CodeBlob> live = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < 200; i++) {
                live.add(install(1 + random.nextInt(random.nextInt(8) == 0 ? 20_000 : 1_000)));
            }
            List<CodeBlob> batch = new ArrayList<>();
            while (live.size() > 300 - round) {
                batch.add(live.remove(random.nextInt(live.size())));
            }
            free(batch);
            Set<Long> pages = new HashSet<>();
            for (CodeBlob b : live) {
                for (long p = b.start() / page; p <= (b.end() - 1) / page; p++) {
                    pages.add(p);
                }
            }
            long most = (long) pages.size() * page;
            // An emulator may have larger pages than the machine that it runs on, where single pages of these are not touched.
            assertTrue(cache.residentBytes() <= most && (Emulator.program() != null || cache.residentBytes() == most), "round " + round);
        }
        free(live);
        assertEquals(0, cache.residentBytes());
        assertEquals(0, cache.blobCount());
        assertEquals(0, cache.blobBytes());
    }

    @ParameterizedTest
    @EnumSource(TextMemory.class)
    void aRandomSequenceIsAsInTheModel(TextMemory memory) {
        cache.close();
        cache = CodeCache.reserve(memory);
        Random random = new Random(13);
        TreeMap<Long, CodeBlob> model = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            for (int k = random.nextInt(60); k > 0; k--) {
                CodeBlob b = install(1 + random.nextInt(random.nextInt(5) == 0 ? 9_000 : 600), 0, 1, 0);
                Map.Entry<Long, CodeBlob> below = model.floorEntry(b.start());
                Long above = model.ceilingKey(b.start());
                assertTrue(below == null || below.getValue().end() <= b.start(), "overlap");
                assertTrue(above == null || above >= b.end(), "overlap");
                model.put(b.start(), b);
            }
            List<CodeBlob> batch = new ArrayList<>(model.values());
            Collections.shuffle(batch, random);
            batch = new ArrayList<>(batch.subList(0, Math.min(batch.size(), random.nextInt(60))));
            free(batch);
            batch.forEach(b -> model.remove(b.start()));
            for (int k = 0; k < 50; k++) {
                long pc = cache.zoneStart() + random.nextInt(1 << 20);
                Map.Entry<Long, CodeBlob> below = model.floorEntry(pc);
                assertSame(below == null || !below.getValue().contains(pc) ? null : below.getValue(), cache.find(pc));
            }
            assertEquals(model.size(), cache.blobCount());
        }
    }

    /** The writable view is made in chunks; code lies across their borders all the same. */
    @Test
    void codeLiesAnywhere() {
        Random random = new Random(19);
        List<CodeBlob> blobs = new ArrayList<>();
        List<byte[]> codes = new ArrayList<>();
        for (long bytes = 0; bytes < 40 << 20; ) {
            byte[] code = new byte[1 + random.nextInt(300_000)];
            random.nextBytes(code);
            CodeBlob blob = new NamedBlob(cache.allocate(code.length), BlobKind.STUB, "random", CodeBlob.NO_FRAME, BlobTables.ofFaults());
            cache.install(blob, code);
            blobs.add(blob);
            codes.add(code);
            bytes += code.length;
        }
        for (int i = 0; i < blobs.size(); i++) {
            byte[] found = new byte[blobs.get(i).size()];
            RawMemory.copyToArray(blobs.get(i).start(), found, 0, found.length);
            assertArrayEquals(codes.get(i), found);
        }
        // What is freed is filled or given back, its neighbours stay.
        List<CodeBlob> odd = new ArrayList<>();
        for (int i = 1; i < blobs.size(); i += 2) {
            odd.add(blobs.get(i));
        }
        free(odd);
        for (int i = 0; i < blobs.size(); i += 2) {
            byte[] found = new byte[blobs.get(i).size()];
            RawMemory.copyToArray(blobs.get(i).start(), found, 0, found.length);
            assertArrayEquals(codes.get(i), found);
        }
    }

    @ParameterizedTest
    @EnumSource(TextMemory.class)
    void noViewIsWritableAndExecutable(TextMemory memory) throws IOException {
        cache.close();
        cache = CodeCache.reserve(memory);
        CodeBlob kept = install(5_000);
        CodeBlob freed = install(5_000);
        install(5_000);
        free(List.of(freed));
        boolean executable = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
            String[] fields = line.split("[ -]", 4);
            String access = line.split(" ")[1];
            long from = Long.parseUnsignedLong(fields[0], 16);
            long to = Long.parseUnsignedLong(fields[1], 16);
            if (line.contains("stubarchive-code") || from < cache.end() && to > cache.start()) {
                assertFalse(access.startsWith("rwx"), line);
            }
            executable |= from <= kept.start() && kept.start() < to && access.equals(memory == TextMemory.SHARED ? "r-xs" : "r-xp");
        }
        assertTrue(executable);
    }

    /** Threads that look addresses up while blobs come and go under them get the blob of that address or none. */
    @Test
    void lookUpsDuringInstallationAndFreeing() throws InterruptedException {
        boolean[] stop = new boolean[1];
        Thread[] readers = new Thread[2];
        String[] wrong = new String[readers.length];
        long[] found = new long[readers.length];
        for (int t = 0; t < readers.length; t++) {
            int index = t;
            readers[t] = new Thread(() -> {
                Random random = new Random(index);
                while (!isSet(stop) && wrong[index] == null) {
                    long pc = cache.zoneStart() + random.nextInt(1 << 16);
                    CodeBlob b = cache.find(pc);
                    if (b != null) {
                        found[index]++;
                        wrong[index] = b.contains(pc) ? null : b + " does not contain " + pc;
                    }
                }
            });
            readers[t].start();
        }
        Random random = new Random(17);
        List<CodeBlob> live = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            for (int k = 0; k < 5; k++) {
                live.add(install(1 + random.nextInt(2_000)));
            }
            List<CodeBlob> batch = new ArrayList<>();
            while (live.size() > 20) {
                batch.add(live.remove(random.nextInt(live.size())));
            }
            free(batch);
        }
        synchronized (stop) {
            stop[0] = true;
        }
        for (int t = 0; t < readers.length; t++) {
            readers[t].join();
            assertNull(wrong[t]);
            assertTrue(found[t] > 0);
        }
    }

    private static boolean isSet(boolean[] flag) {
        synchronized (flag) {
            return flag[0];
        }
    }
}
