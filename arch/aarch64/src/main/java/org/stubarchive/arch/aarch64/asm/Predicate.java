package org.stubarchive.arch.aarch64.asm;

/**
 * A governing predicate with what happens to inactive elements.
 *
 * @param register predicate register without element size
 * @param mode what happens
 */
public record Predicate(Reg register, Mode mode) implements Operand {
    /** What happens to inactive elements of the destination. */
    public enum Mode {
        /** They are zeroed. */
        ZEROING,
        /** They keep their value. */
        MERGING
    }

    /** Validates. */
    public Predicate {
        if (register.kind() != RegClass.P) {
            throw new IllegalArgumentException("not a predicate: " + register);
        }
    }

    /** p/z. */
    public static Predicate zeroing(Reg register) {
        return new Predicate(register, Mode.ZEROING);
    }

    /** p/m. */
    public static Predicate merging(Reg register) {
        return new Predicate(register, Mode.MERGING);
    }

    @Override
    public int shape() {
        return Shape.PREDICATE;
    }

    @Override
    public String toString() {
        return register + (mode == Mode.ZEROING ? "/z" : "/m");
    }
}
