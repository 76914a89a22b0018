package org.stubarchive.arch.aarch64.asm;

/**
 * A register shifted by a constant.
 *
 * @param register W or X
 * @param shift kind
 * @param amount number of bits, at least 0
 */
public record Shifted(Reg register, Shift shift, int amount) implements Operand {
    /** The shifted register. */
    public static Shifted of(Reg register, Shift shift, int amount) {
        return new Shifted(register, shift, amount);
    }

    @Override
    public int shape() {
        return Shape.SHIFTED;
    }

    @Override
    public String toString() {
        return register + ", " + shift + " #" + amount;
    }
}
