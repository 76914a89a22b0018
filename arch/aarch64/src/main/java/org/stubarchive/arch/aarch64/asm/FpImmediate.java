package org.stubarchive.arch.aarch64.asm;

/**
 * Immediates of FMOV: {@code +-n/16 * 2^r} with n in 16..31 and r in -3..4. Source: Arm ARM, VFPExpandImm.
 */
public final class FpImmediate {
    /** Result of {@link #encode} for other values. */
    static final int NONE = -1;
    private static final int FRACTION = 52;
    private static final int KEPT = 4;
    private static final int EXPONENT_MASK = 0x7FF;
    private static final int BIAS = 1023;

    private FpImmediate() {}

    /** Whether a value can be encoded. */
    public static boolean isEncodable(double value) {
        return encode(value) != NONE;
    }

    /** The eight bits, or {@link #NONE}. */
    static int encode(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = ((int) (bits >>> FRACTION) & EXPONENT_MASK) - BIAS;
        if (exponent < -3 || exponent > 4 || (bits & (1L << FRACTION - KEPT) - 1) != 0) {
            return NONE;
        }
        int sign = (int) (bits >>> 63);
        int code = exponent - 1 & 7;
        return sign << 7 | code << 4 | (int) (bits >>> FRACTION - KEPT) & 15;
    }

    /** The value of eight bits. */
    static double decode(int imm8) {
        int code = imm8 >> 4 & 7;
        // Sign-extend three bits.
        int exponent = (code << 29 >> 29) + 1;
        double magnitude = (16 + (imm8 & 15)) / 16.0 * Math.pow(2, exponent);
        return (imm8 & 0x80) != 0 ? -magnitude : magnitude;
    }
}
