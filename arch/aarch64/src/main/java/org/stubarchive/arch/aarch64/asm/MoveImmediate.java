package org.stubarchive.arch.aarch64.asm;

import java.util.ArrayList;
import java.util.List;

/** Plans the shortest sequence of MOVZ, MOVN, ORR and MOVK that puts a constant in a register. */
public final class MoveImmediate {
    private static final int HALF = 16;
    private static final long HALF_MASK = 0xFFFF;

    /**
     * One instruction.
     *
     * @param mnemonic MOVZ, MOVN, MOVK, or ORR (of the zero register)
     * @param value sixteen bits, or the logical immediate of ORR
     * @param shift 0, 16, 32 or 48; 0 for ORR
     */
    public record Step(Mnemonic mnemonic, long value, int shift) {}

    private MoveImmediate() {}

    /**
     * The instructions for a constant.
     *
     * @param width 32 or 64; of a 32-bit constant the high half does not matter
     * @param value the constant
     */
    public static List<Step> plan(int width, long value) {
        if (width != 32 && width != 64) {
            throw new IllegalArgumentException("width " + width);
        }
        long all = width == 64 ? -1 : 0xFFFF_FFFFL;
        long v = value & all;
        List<Step> best = wide(width, v, Mnemonic.MOVZ, 0);
        List<Step> negated = wide(width, v, Mnemonic.MOVN, HALF_MASK);
        if (negated.size() < best.size()) {
            best = negated;
        }
        if (best.size() > 1 && LogicalImmediate.isEncodable(width, v)) {
            return List.of(new Step(Mnemonic.ORR, v, 0));
        }
        if (best.size() > 2) {
            List<Step> patched = patchedLogical(v);
            return patched == null ? best : patched;
        }
        return best;
    }

    /** A first instruction that sets all other halfwords to {@code filler}, then one for each that differs. */
    private static List<Step> wide(int width, long value, Mnemonic first, long filler) {
        List<Step> steps = new ArrayList<>();
        for (int shift = 0; shift < width; shift += HALF) {
            long half = value >>> shift & HALF_MASK;
            if (half != filler) {
                steps.add(steps.isEmpty() ? new Step(first, half ^ filler, shift) : new Step(Mnemonic.MOVK, half, shift));
            }
        }
        return steps.isEmpty() ? List.of(new Step(first, 0, 0)) : steps;
    }

    /** A logical immediate that differs from the value in one halfword, and that halfword; null if there is none. */
    private static List<Step> patchedLogical(long value) {
        for (int shift = 0; shift < 64; shift += HALF) {
            long rest = value & ~(HALF_MASK << shift);
            // A run that goes through the halfword continues one of its neighbours, or the pattern repeats after 32 bits.
            long[] fillers = {0, HALF_MASK, value >>> (shift + HALF & 63) & HALF_MASK, value >>> (shift + 2 * HALF & 63) & HALF_MASK, value >>> (shift + 3 * HALF & 63) & HALF_MASK};
            for (long filler : fillers) {
                long candidate = rest | filler << shift;
                if (LogicalImmediate.isEncodable(64, candidate)) {
                    return List.of(new Step(Mnemonic.ORR, candidate, 0), new Step(Mnemonic.MOVK, value >>> shift & HALF_MASK, shift));
                }
            }
        }
        return null;
    }
}
