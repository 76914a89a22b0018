package org.stubarchive.arch.aarch64.asm;

/**
 * Immediates of the logical instructions: a run of ones, rotated within an element of 2, 4, .. 64 bits, the element repeated over the register.
 *
 * <p>Source: Arm ARM, DecodeBitMasks. There are 5334 values of 64 bits and 1302 of 32 bits.
 */
public final class LogicalImmediate {
    /** Result of {@link #encode} for other values. */
    static final int NONE = -1;
    private static final int LONG = 64;
    private static final int INT = 32;
    private static final int SIX_BITS = 63;

    private LogicalImmediate() {}

    /**
     * Whether a value can be encoded.
     *
     * @param width 32 or 64
     * @param value the value; of 32 bits either zero-extended or sign-extended
     */
    public static boolean isEncodable(int width, long value) {
        return encode(width, value) != NONE;
    }

    /** The bits N, immr, imms, thirteen in all, or {@link #NONE}. */
    static int encode(int width, long value) {
        long pattern = value;
        if (width == INT) {
            if (value != (int) value && value >>> INT != 0) {
                return NONE;
            }
            pattern = value & 0xFFFF_FFFFL | value << INT;
        } else if (width != LONG) {
            throw new IllegalArgumentException("width " + width);
        }
        if (pattern == 0 || pattern == -1) {
            return NONE;
        }
        int element = LONG;
        while (element > 2 && pattern == Long.rotateRight(pattern, element / 2)) {
            element /= 2;
        }
        long bits = pattern & mask(element);
        int ones = Long.bitCount(bits);
        long run = mask(ones);
        // The run begins where a one follows a zero, counted cyclically.
        int start = Long.numberOfTrailingZeros(bits & ~rotateLeft(bits, 1, element));
        if (rotateLeft(run, start, element) != bits) {
            return NONE;
        }
        int immr = element - start & element - 1;
        int imms = SIX_BITS & ~(2 * element - 1) | ones - 1;
        return (element == LONG ? 1 : 0) << 12 | immr << 6 | imms;
    }

    /** Whether thirteen bits encode a value; ignored bits of the rotation must be 0. */
    static boolean isValid(int width, int bits) {
        int imms = bits & SIX_BITS;
        int n = bits >> 12;
        int key = n << 6 | ~imms & SIX_BITS;
        if (key < 2 || n == 1 && width == INT) {
            return false;
        }
        int element = Integer.highestOneBit(key);
        int immr = bits >> 6 & SIX_BITS;
        return (imms & element - 1) != element - 1 && immr < element;
    }

    /** The value that thirteen valid bits encode; of 32 bits zero-extended. */
    static long decode(int width, int bits) {
        int imms = bits & SIX_BITS;
        int element = Integer.highestOneBit(bits >> 12 << 6 | ~imms & SIX_BITS);
        long run = mask((imms & element - 1) + 1);
        long value = rotateLeft(run, element - (bits >> 6 & SIX_BITS) & element - 1, element);
        for (int size = element; size < width; size *= 2) {
            value |= value << size;
        }
        return value;
    }

    private static long mask(int ones) {
        return ones == LONG ? -1 : (1L << ones) - 1;
    }

    private static long rotateLeft(long value, int count, int element) {
        if (count == 0) {
            return value;
        }
        return (value << count | value >>> element - count) & mask(element);
    }
}
