package org.stubarchive.arch.x86_64.asm;

/**
 * An immediate operand.
 *
 * @param value signed value; forms with an unsigned field also take it unsigned
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
