package org.stubarchive.arch.aarch64.asm;

/**
 * A register that is extended to the width of the operation, then shifted left.
 *
 * @param register X for UXTX and SXTX, else W
 * @param extend kind
 * @param amount shift, 0..4
 */
public record Extended(Reg register, Extend extend, int amount) implements Operand {
    /** The extended register. */
    public static Extended of(Reg register, Extend extend, int amount) {
        return new Extended(register, extend, amount);
    }

    @Override
    public int shape() {
        return Shape.EXTENDED;
    }

    @Override
    public String toString() {
        return register + ", " + extend + (amount == 0 ? "" : " #" + amount);
    }
}
