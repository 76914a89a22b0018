package org.stubarchive.arch.x86_64.asm;

import java.util.Objects;

/**
 * A destination with an AVX-512 write mask.
 *
 * @param operand register or memory
 * @param mask k1..k7
 * @param mode what happens to elements that the mask excludes
 */
public record Masked(Operand operand, Reg mask, Mode mode) implements Operand {
    /** Treatment of the elements whose mask bit is 0. */
    public enum Mode {
        /** They keep their value. */
        MERGE,
        /** They become zero. Registers only. */
        ZERO
    }

    /** Validates. */
    public Masked {
        Objects.requireNonNull(mode);
        if (mask.kind() != RegClass.K || mask.number() == 0) {
            throw new IllegalArgumentException("not a write mask: " + mask);
        }
        if (operand instanceof Mem && mode == Mode.ZERO) {
            throw new IllegalArgumentException("memory destinations merge only");
        }
    }

    /** Merging. */
    public static Masked merge(Operand operand, Reg mask) {
        return new Masked(operand, mask, Mode.MERGE);
    }

    /** Zeroing. */
    public static Masked zero(Reg operand, Reg mask) {
        return new Masked(operand, mask, Mode.ZERO);
    }

    @Override
    public int shape() {
        return operand instanceof Mem ? Shape.MASKED_MEMORY : Shape.MASKED_REGISTER;
    }
}
