package org.stubarchive.arch.aarch64.asm;

/**
 * An immediate operand.
 *
 * @param value the value; forms whose field has the operand's width also take a negative number for its unsigned pattern where they say so
 */
public record Imm(long value) implements Operand {
    /** The immediate. */
    public static Imm of(long value) {
        return new Imm(value);
    }

    @Override
    public int shape() {
        return Shape.IMMEDIATE;
    }
}
