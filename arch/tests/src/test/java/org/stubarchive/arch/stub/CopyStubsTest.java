package org.stubarchive.arch.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stubarchive.arch.ExecutableCode;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.signal.SignalHandlers;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.testing.OnEveryMachine;

/** Every copy and fill stub in every variant that this machine can run, against {@code System.arraycopy} and {@code Arrays.fill}. */
@OnEveryMachine
public class CopyStubsTest {
    private static final int SIZE = 1 << 16;
    private static final int[] LONG_LENGTHS = {301, 319, 320, 321, 383, 384, 511, 512, 513, 640, 767, 1000, 1023, 1024, 1025, 2047, 4096, 5000, 10_000};
    private static final int[] OFFSETS = {0, 1, 3, 8, 15, 16, 17, 31, 33, 63};
    private static long memory;
    private static long guarded;
    private static final int GUARDED = 4096;

    @BeforeAll
    static void allocate() {
        memory = NativeMemory.allocate(SIZE);
        guarded = NativeMemory.allocate(3L * GUARDED) + GUARDED;
        NativeMemory.protect(guarded - GUARDED, GUARDED, Libc.PROT_NONE);
        NativeMemory.protect(guarded + GUARDED, GUARDED, Libc.PROT_NONE);
    }

    @AfterAll
    static void release() {
        NativeMemory.release(memory, SIZE);
        NativeMemory.release(guarded - GUARDED, 3L * GUARDED);
    }

    static List<CpuFeatures> levels() {
        return StubImages.levels();
    }

    private static int shift(String name) {
        return name.contains("jbyte") || name.startsWith("unsafe") ? 0 : name.contains("jshort") ? 1 : name.contains("jint") ? 2 : 3;
    }

    private static boolean isCopy(String name) {
        return name.endsWith("arraycopy") && !name.startsWith("checkcast") && !name.startsWith("generic") || name.startsWith("oop_") || name.startsWith("arrayof_oop");
    }

    /** A block of native memory with its image in Java. */
    private static final class Block {
        final long address;
        final byte[] expected;

        Block(long address, int size, Random random) {
            this.address = address;
            expected = new byte[size];
            random.nextBytes(expected);
            RawMemory.copyFromArray(address, expected, 0, size);
        }

        void assertAsExpected(String what) {
            byte[] actual = new byte[expected.length];
            RawMemory.copyToArray(address, actual, 0, actual.length);
            int at = Arrays.mismatch(expected, actual);
            if (at >= 0) {
                assertEquals(expected[at], actual[at], what + ": byte " + at);
            }
        }
    }

    private static void copy(ExecutableCode code, String name, int entry, Block block, int from, int to, int count, int shift) {
        long result = NativeCall.call(code.entry(name, entry), block.address + from, block.address + to, count);
        System.arraycopy(block.expected, from, block.expected, to, count << shift);
        String what = name + " from " + from + " to " + to + " count " + count;
        assertEquals(0, result, what);
        block.assertAsExpected(what);
    }

    @ParameterizedTest
    @MethodSource("levels")
    void copies(CpuFeatures features) {
        Random random = new Random(1);
        int copied = 0;
        try (ExecutableCode code = StubImages.map(features, memory)) {
            for (StubGenerator g : HostArchitecture.stubs()) {
                String name = g.name();
                if (!isCopy(name)) {
                    continue;
                }
                int shift = shift(name);
                boolean disjoint = name.contains("disjoint");
                Block block = new Block(memory, 2048, random);
                for (int count = 0; count <= 300 >> Math.max(0, shift - 1); count++) {
                    int bytes = count << shift;
                    int step = 1 << shift;
                    int from = 700 + (random.nextInt(64) << shift) % 64;
                    copy(code, name, 0, block, from, from + bytes + (random.nextInt(8) << shift), count, shift);
                    copy(code, name, 0, block, from, from - step * (1 + random.nextInt(70)) % 600, count, shift);
                    if (!disjoint) {
                        copy(code, name, 0, block, from, from + step * (1 + random.nextInt(70)) % 600, count, shift);
                        copy(code, name, 0, block, from, from + step, count, shift);
                        copy(code, name, 0, block, from, from, count, shift);
                    }
                    copy(code, name, 0, block, from, from - step, count, shift);
                }
                Block large = new Block(memory, SIZE, random);
                for (int bytes : LONG_LENGTHS) {
                    for (int offset : OFFSETS) {
                        int from = 24_000 + (offset << shift) % 128;
                        int count = bytes >> shift;
                        copy(code, name, 0, large, from, 40_000 + (offset * 7 << shift) % 128, count, shift);
                        copy(code, name, 0, large, from, from - (offset + 1 << shift), count, shift);
                        if (!disjoint) {
                            copy(code, name, 0, large, from, from + (offset + 1 << shift), count, shift);
                        }
                    }
                }
                if (StubImages.entries(name) == 2) {
                    copy(code, name, 1, large, 1000, 20_000, 1000, shift);
                }
                copied++;
            }
        }
        assertEquals(25, copied, "members of the family");
    }

    /** Short blocks from and to each place in a vector, and long ones too. */
    @ParameterizedTest
    @MethodSource("levels")
    void anyAlignment(CpuFeatures features) {
        Random random = new Random(4);
        try (ExecutableCode code = StubImages.map(features, memory)) {
            for (String name : List.of("jbyte_arraycopy", "jbyte_disjoint_arraycopy", "unsafe_arraycopy")) {
                Block block = new Block(memory, 4096, random);
                for (int from : OFFSETS) {
                    for (int to = 0; to < 16; to++) {
                        for (int count = random.nextInt(3); count < 1200; count += 1 + count / 16 + random.nextInt(2)) {
                            copy(code, name, 0, block, from, 2048 + to, count, 0);
                        }
                    }
                }
            }
        }
    }

    /** Blocks that overlap at each distance, in both directions. */
    @ParameterizedTest
    @MethodSource("levels")
    void anyOverlap(CpuFeatures features) {
        Random random = new Random(5);
        try (ExecutableCode code = StubImages.map(features, memory)) {
            for (String name : List.of("jbyte_arraycopy", "unsafe_arraycopy")) {
                Block block = new Block(memory, 4096, random);
                for (int distance = -300; distance <= 300; distance++) {
                    int from = 1000 + random.nextInt(16);
                    for (int count : new int[] {random.nextInt(16), 16 + random.nextInt(112), 128, 129, 200 + random.nextInt(100), 1024 + random.nextInt(200), 2000 + random.nextInt(100)}) {
                        copy(code, name, 0, block, from, from + distance, count, 0);
                    }
                }
                for (int distance = -20; distance <= 20; distance++) {
                    for (int count = 0; count < 150; count++) {
                        copy(code, name, 0, block, 1000, 1000 + distance, count, 0);
                    }
                }
            }
        }
    }

    /** Memory whose alignment tells what its elements may be. */
    @ParameterizedTest
    @MethodSource("levels")
    void unsafeStubsAtAnyElementSize(CpuFeatures features) {
        Random random = new Random(6);
        try (ExecutableCode code = StubImages.map(features, memory)) {
            Block block = new Block(memory, 8192, random);
            for (int shift = 0; shift <= 3; shift++) {
                for (int count = 0; count < 300; count++) {
                    int bytes = count << shift;
                    int from = 2600 + (random.nextInt(64) << shift);
                    copy(code, "unsafe_arraycopy", 0, block, from, 5200 + (random.nextInt(64) << shift), bytes, 0);
                    copy(code, "unsafe_arraycopy", 0, block, from, from + (random.nextInt(64) - 32 << shift), bytes, 0);
                    int to = random.nextInt(64) << shift;
                    assertEquals(0, NativeCall.call(code.entry("unsafe_setmemory", 0), memory + to, bytes, 0x7700L + count));
                    Arrays.fill(block.expected, to, to + bytes, (byte) count);
                    block.assertAsExpected("unsafe_setmemory to " + to + " bytes " + bytes);
                }
            }
        }
    }

    /** Nothing in front of or behind the blocks is touched, not even read. */
    @ParameterizedTest
    @MethodSource("levels")
    void neverReadsOutside(CpuFeatures features) {
        Random random = new Random(3);
        try (ExecutableCode code = StubImages.map(features, memory)) {
            Block block = new Block(guarded, GUARDED, random);
            for (String name : List.of("jbyte_arraycopy", "jbyte_disjoint_arraycopy", "unsafe_arraycopy")) {
                for (int count = 0; count <= 600; count++) {
                    copy(code, name, 0, block, GUARDED - count, 0, count, 0);
                    copy(code, name, 0, block, 0, GUARDED - count, count, 0);
                }
            }
            for (int count = 0; count <= 600; count++) {
                NativeCall.call(code.entry("jbyte_fill", 0), guarded, count, count);
                NativeCall.call(code.entry("jbyte_fill", 0), guarded + GUARDED - count, count + 1, count);
                Arrays.fill(block.expected, 0, count, (byte) count);
                Arrays.fill(block.expected, GUARDED - count, GUARDED, (byte) (count + 1));
                block.assertAsExpected("fill " + count);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("levels")
    void fills(CpuFeatures features) {
        Random random = new Random(2);
        try (ExecutableCode code = StubImages.map(features, memory)) {
            Block block = new Block(memory, SIZE, random);
            for (String prefix : List.of("", "arrayof_")) {
                for (int shift = 0; shift < 3; shift++) {
                    String name = prefix + List.of("jbyte_fill", "jshort_fill", "jint_fill").get(shift);
                    for (int count = 0; count <= 300; count++) {
                        fill(code, name, block, 512 + (random.nextInt(64) << shift), random.nextInt(), count, shift);
                    }
                    for (int bytes : LONG_LENGTHS) {
                        for (int offset : OFFSETS) {
                            fill(code, name, block, 512 + (offset << shift), random.nextInt(), bytes >> shift, shift);
                        }
                    }
                }
            }
            for (int count = 0; count <= 1200; count++) {
                int to = 512 + random.nextInt(64);
                assertEquals(0, NativeCall.call(code.entry("unsafe_setmemory", 0), memory + to, count, 0x5500L + (count & 0xFF)));
                Arrays.fill(block.expected, to, to + count, (byte) count);
                block.assertAsExpected("unsafe_setmemory " + count);
            }
        }
    }

    private static void fill(ExecutableCode code, String name, Block block, int to, int value, int count, int shift) {
        NativeCall.call(code.entry(name, 0), block.address + to, value, count);
        int width = 1 << shift;
        for (int i = 0; i < count * width; i++) {
            block.expected[to + i] = (byte) (value >> 8 * (i % width));
        }
        block.assertAsExpected(name + " to " + to + " count " + count);
    }

    @ParameterizedTest
    @MethodSource("levels")
    void faultsAreTold(CpuFeatures features) {
        long state = RawMemory.allocate(SignalStateLayout.SIZE);
        try (ExecutableCode code = StubImages.map(features, state)) {
            code.publishFaults(state);
            SignalHandlers.install(code.entry("signal_handler", 0), state);
            try {
                long copy = code.entry("unsafe_arraycopy", 0);
                long set = code.entry("unsafe_setmemory", 0);
                for (int count : new int[] {1, 7, 8, 15, 16, 24, 31, 32, 64, 65, 66, 96, 128, 200, 257, 258, 260, 3000}) {
                    // The last element is outside, be it of one byte or as large as the length allows.
                    for (int element : new int[] {1, Math.min(8, Integer.lowestOneBit(count))}) {
                        long beyond = guarded + GUARDED - count + element;
                        assertEquals(-1, NativeCall.call(copy, beyond, memory, count), "source " + count);
                        assertEquals(-1, NativeCall.call(copy, memory, beyond, count), "destination " + count);
                        assertEquals(-1, NativeCall.call(copy, guarded - element, memory, count), "start of the source " + count);
                        assertEquals(-1, NativeCall.call(copy, guarded - element, guarded - element + 8, count), "overlapping " + count);
                        assertEquals(-1, NativeCall.call(set, beyond, count, 3), "set " + count);
                    }
                    assertEquals(-1, NativeCall.call(copy, 8, memory, count), "null " + count);
                    assertEquals(-1, NativeCall.call(copy, memory, 16, count), "to null " + count);
                    assertEquals(-1, NativeCall.call(set, 32, count, 3), "set null " + count);
                    assertEquals(0, NativeCall.call(copy, memory, guarded + GUARDED - count, count));
                }
            } finally {
                SignalHandlers.uninstall(state);
            }
        }
    }

    /** Other threads see whole elements while an array is copied. */
    @ParameterizedTest
    @MethodSource("levels")
    void elementsAreCopiedWhole(CpuFeatures features) throws InterruptedException {
        try (ExecutableCode code = StubImages.map(features, memory)) {
            int count = 100;
            long[] patterns = {0L, -1L, 0x1111_1111_1111_1111L};
            for (int p = 0; p < patterns.length; p++) {
                for (int i = 0; i < count; i++) {
                    RawMemory.putLong(memory + 8192L * (p + 1) + 8L * i, patterns[p]);
                }
            }
            boolean[] stop = {false};
            Thread writer = new Thread(() -> {
                for (int round = 0; round < 30_000; round++) {
                    NativeCall.call(code.entry("jlong_arraycopy", 0), memory + 8192L * (1 + round % 3), memory + 8, count);
                }
                synchronized (stop) {
                    stop[0] = true;
                }
            });
            RawMemory.fill(memory, 1024, (byte) 0);
            writer.start();
            boolean stopped = false;
            while (!stopped) {
                for (int i = 0; i < count; i++) {
                    long seen = RawMemory.getLongVolatile(memory + 8 + 8L * i);
                    assertTrue(seen == patterns[0] || seen == patterns[1] || seen == patterns[2], () -> "torn: " + Long.toHexString(seen));
                }
                synchronized (stop) {
                    stopped = stop[0];
                }
            }
            writer.join();
        }
    }
}
