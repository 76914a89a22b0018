package org.stubarchive.arch.aarch64.asm;

/**
 * A floating-point immediate operand: one of the values of {@link FpImmediate}, or the zero that a comparison takes.
 *
 * @param value the value
 */
public record FpImm(double value) implements Operand {
    /** The immediate. */
    public static FpImm of(double value) {
        return new FpImm(value);
    }

    @Override
    public int shape() {
        return Shape.FP_IMMEDIATE;
    }
}
