package org.stubarchive.arch.aarch64.asm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The immediates with rules of their own, against sets built from the definitions. */
class TypedImmediatesTest {
    private static final long INT_MASK = 0xFFFF_FFFFL;

    /** All logical immediates of a width: each run of ones in each element size, in each rotation. */
    private static Set<Long> logicalImmediates(int width) {
        Set<Long> values = new HashSet<>();
        for (int element = 2; element <= width; element *= 2) {
            for (int ones = 1; ones < element; ones++) {
                for (int rotation = 0; rotation < element; rotation++) {
                    long value = 0;
                    for (int bit = 0; bit < width; bit++) {
                        if (Math.floorMod(bit + rotation, element) < ones) {
                            value |= 1L << bit;
                        }
                    }
                    values.add(value);
                }
            }
        }
        return values;
    }

    @Test
    void everyLogicalImmediateRoundTrips() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int width : new int[] {32, 64}) {
            Set<Integer> encodings = new HashSet<>();
            Set<Long> all = logicalImmediates(width);
            for (long value : all) {
                int bits = LogicalImmediate.encode(width, value);
                assertTrue(LogicalImmediate.isEncodable(width, value));
                assertTrue(LogicalImmediate.isValid(width, bits));
                assertEquals(value, LogicalImmediate.decode(width, bits));
                encodings.add(bits);
            }
            assertEquals(all.size(), encodings.size());
            counts.put(width, all.size());
        }
        assertEquals(Map.of(32, 1302, 64, 5334), counts);
    }

    @Test
    void validBitsAreThoseOfTheEncodableValues() {
        for (int width : new int[] {32, 64}) {
            Set<Long> all = logicalImmediates(width);
            int valid = 0;
            for (int bits = 0; bits < 1 << 13; bits++) {
                if (LogicalImmediate.isValid(width, bits)) {
                    valid++;
                    assertTrue(all.contains(LogicalImmediate.decode(width, bits)));
                    assertEquals(bits, LogicalImmediate.encode(width, LogicalImmediate.decode(width, bits)));
                }
            }
            assertEquals(all.size(), valid);
        }
    }

    @Test
    void otherLogicalValuesAreRefused() {
        Random random = new Random(1);
        Set<Long> all64 = logicalImmediates(64);
        Set<Long> all32 = logicalImmediates(32);
        List<Long> candidates = new ArrayList<>(List.of(0L, -1L, INT_MASK, Long.MIN_VALUE, 5L, 0x1234L, 0x1_0000_0000L));
        for (long value : all64) {
            candidates.add(value ^ 1L << random.nextInt(64));
        }
        for (int i = 0; i < 20_000; i++) {
            candidates.add(random.nextLong());
            candidates.add(random.nextLong() & random.nextLong() & random.nextLong());
        }
        for (long value : candidates) {
            assertEquals(all64.contains(value), LogicalImmediate.isEncodable(64, value), Long.toHexString(value));
            boolean fits = value == (int) value || value >>> 32 == 0;
            assertEquals(fits && all32.contains(value & INT_MASK), LogicalImmediate.isEncodable(32, value), Long.toHexString(value));
        }
        assertThrows(IllegalArgumentException.class, () -> LogicalImmediate.isEncodable(16, 1));
    }

    @Test
    void additionTakesTwelveBitsShiftedOrNot() {
        for (long value = -4097; value < 1 << 25; value++) {
            boolean expected = value >= 0 && (value < 4096 || value % 4096 == 0 && value / 4096 < 4096);
            assertEquals(expected, AddSubImmediate.isEncodable(value));
        }
        assertFalse(AddSubImmediate.isEncodable(Long.MIN_VALUE));
        assertFalse(AddSubImmediate.isEncodable(1L << 32));
    }

    @Test
    void floatingPointImmediatesAreTheDefined256() {
        Map<Double, Integer> all = new HashMap<>();
        for (int bits = 0; bits < 256; bits++) {
            // VFPExpandImm for 64 bits, as the architecture writes it.
            long notB = ~bits >> 6 & 1;
            long exponent = notB << 10 | (notB == 0 ? 0xFFL << 2 : 0) | bits >> 4 & 3;
            long pattern = (long) (bits >> 7) << 63 | exponent << 52 | (bits & 15L) << 48;
            double value = Double.longBitsToDouble(pattern);
            assertEquals(value, FpImmediate.decode(bits));
            assertEquals(bits, FpImmediate.encode(value));
            all.put(value, bits);
        }
        assertEquals(256, all.size());
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(2048) / 64.0;
            assertEquals(all.containsKey(value), FpImmediate.isEncodable(value), () -> "" + value);
        }
        for (double value : new double[] {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 32.0, 0.12, 0.1171875, 31.5, Double.MIN_VALUE}) {
            assertFalse(FpImmediate.isEncodable(value), () -> "" + value);
        }
    }

    private static long run(int width, List<MoveImmediate.Step> steps) {
        long mask = width == 64 ? -1 : INT_MASK;
        long value = 0;
        for (MoveImmediate.Step s : steps) {
            long half = s.value() << s.shift();
            value = switch (s.mnemonic()) {
                case MOVZ -> half;
                case MOVN -> ~half;
                case MOVK -> value & ~(0xFFFFL << s.shift()) | half;
                case ORR -> {
                    assertTrue(LogicalImmediate.isEncodable(width, s.value()));
                    yield s.value();
                }
                default -> throw new IllegalStateException(s.toString());
            };
            assertTrue(s.mnemonic() == Mnemonic.ORR || s.value() >>> 16 == 0 && s.shift() % 16 == 0 && s.shift() < width);
        }
        return value & mask;
    }

    private static void checkMove(int width, long value) {
        List<MoveImmediate.Step> steps = MoveImmediate.plan(width, value);
        long all = width == 64 ? -1 : INT_MASK;
        assertEquals(value & all, run(width, steps), () -> Long.toHexString(value) + " " + steps);
        int zeros = 0;
        int ones = 0;
        for (int shift = 0; shift < width; shift += 16) {
            zeros += (value >>> shift & 0xFFFF) == 0 ? 1 : 0;
            ones += (value >>> shift & 0xFFFF) == 0xFFFF ? 1 : 0;
        }
        int wide = Math.max(1, width / 16 - Math.max(zeros, ones));
        int bound = LogicalImmediate.isEncodable(width, value & all) ? 1 : wide;
        assertTrue(steps.size() <= bound, () -> Long.toHexString(value) + " " + steps);
        assertTrue(steps.stream().skip(1).allMatch(s -> s.mnemonic() == Mnemonic.MOVK));
    }

    @Test
    void constantsAreMovedByShortSequences() {
        Random random = new Random(3);
        for (int width : new int[] {32, 64}) {
            for (long value : new long[] {0, 1, -1, 0xFFFF, 0x10000, 0xFFFF_0000L, 0xFFFF_FFFFL, -2, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, 0x1234_5678_9ABC_DEF0L}) {
                checkMove(width, value);
            }
            for (int i = 0; i < 50_000; i++) {
                long value = random.nextLong();
                for (int shift = 0; shift < 64; shift += 16) {
                    int kind = random.nextInt(3);
                    value = kind == 0 ? value & ~(0xFFFFL << shift) : kind == 1 ? value | 0xFFFFL << shift : value;
                }
                checkMove(width, value);
            }
            logicalImmediates(width).forEach(v -> checkMove(width, v));
        }
        assertEquals(2, MoveImmediate.plan(64, 0x5555_5555_1234_5555L).size(), "a logical immediate with one halfword replaced");
        assertThrows(IllegalArgumentException.class, () -> MoveImmediate.plan(16, 1));
    }
}
