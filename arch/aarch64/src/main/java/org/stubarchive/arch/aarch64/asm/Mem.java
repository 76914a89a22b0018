package org.stubarchive.arch.aarch64.asm;

import java.util.Objects;

/**
 * A memory operand. How far a displacement reaches, and which shifts an index may have, depends on the instruction.
 *
 * @param mode kind of addressing
 * @param base X register or SP
 * @param displacement signed constant in bytes; in vector lengths for {@link Mode#VECTOR_LENGTHS}
 * @param index X register, or W register for the word extensions; null if there is none
 * @param extend how the index is extended, null without index
 * @param shift number of bits that the index is shifted left, or {@link #NONE}
 */
public record Mem(Mode mode, Reg base, long displacement, Reg index, Extend extend, int shift) implements Operand {
    /** The index is not shifted. */
    public static final int NONE = -1;

    /** Addressing modes. */
    public enum Mode {
        /** Base plus displacement. */
        OFFSET,
        /** Base plus displacement, which the base is set to before the access. */
        PRE,
        /** Base; the displacement is added to it after the access. */
        POST,
        /** Base plus index. */
        INDEXED,
        /** Base; the index register is added to it after the access. */
        POST_REGISTER,
        /** Base plus a multiple of the vector length (SVE). */
        VECTOR_LENGTHS
    }

    /** Validates. */
    public Mem {
        Objects.requireNonNull(mode);
        if (base.kind() != RegClass.SP && (base.kind() != RegClass.X || base.number() == Reg.NUMBER_31)) {
            throw new IllegalArgumentException("bad base register " + base);
        }
        boolean indexed = mode == Mode.INDEXED || mode == Mode.POST_REGISTER;
        if (indexed != (index != null) || indexed != (extend != null) || indexed && displacement != 0 || !indexed && shift != NONE) {
            throw new IllegalArgumentException("bad address form");
        }
        if (indexed && index.kind() != extend.source()) {
            throw new IllegalArgumentException("bad index register " + index + " for " + extend);
        }
    }

    private static Mem displaced(Mode mode, Reg base, long displacement) {
        return new Mem(mode, base, displacement, null, null, NONE);
    }

    /** [base]. */
    public static Mem of(Reg base) {
        return displaced(Mode.OFFSET, base, 0);
    }

    /** [base + displacement]. */
    public static Mem of(Reg base, long displacement) {
        return displaced(Mode.OFFSET, base, displacement);
    }

    /** [base + displacement], base set to that address. */
    public static Mem pre(Reg base, long displacement) {
        return displaced(Mode.PRE, base, displacement);
    }

    /** [base], the displacement added to base afterwards. */
    public static Mem post(Reg base, long displacement) {
        return displaced(Mode.POST, base, displacement);
    }

    /** [base], the register added to base afterwards; for the structure loads and stores. */
    public static Mem post(Reg base, Reg increment) {
        return new Mem(Mode.POST_REGISTER, base, 0, increment, Extend.UXTX, NONE);
    }

    /** [base + index]. */
    public static Mem indexed(Reg base, Reg index) {
        return new Mem(Mode.INDEXED, base, 0, index, Extend.UXTX, NONE);
    }

    /** [base + (extended index << shift)]; the shift is 0 or log2 of the size of the access. */
    public static Mem indexed(Reg base, Reg index, Extend extend, int shift) {
        return new Mem(Mode.INDEXED, base, 0, index, extend, shift == 0 ? NONE : shift);
    }

    /** [base + vectors * vector length], for SVE. */
    public static Mem vectors(Reg base, long vectors) {
        return displaced(Mode.VECTOR_LENGTHS, base, vectors);
    }

    /** The same address this many bytes further; only without index. */
    public Mem plus(long offset) {
        return new Mem(mode, base, Math.addExact(displacement, offset), index, extend, shift);
    }

    /** Whether a register, of whatever width, is part of the address. */
    public boolean uses(Reg register) {
        boolean general = register.kind() == RegClass.X || register.kind() == RegClass.W;
        return register.equals(base) || general && (base.kind() == RegClass.X && base.number() == register.number() || index != null && index.number() == register.number());
    }

    @Override
    public int shape() {
        return Shape.ofMemory(mode);
    }

    @Override
    public String toString() {
        return switch (mode) {
            case OFFSET -> displacement == 0 ? "[" + base + "]" : "[" + base + ", #" + displacement + "]";
            case PRE -> "[" + base + ", #" + displacement + "]!";
            case POST -> "[" + base + "], #" + displacement;
            case INDEXED -> "[" + base + ", " + index + extension() + "]";
            case POST_REGISTER -> "[" + base + "], " + index;
            case VECTOR_LENGTHS -> displacement == 0 ? "[" + base + "]" : "[" + base + ", #" + displacement + ", mul vl]";
        };
    }

    private String extension() {
        if (extend == Extend.UXTX) {
            return shift == NONE ? "" : ", lsl #" + shift;
        }
        return ", " + extend + (shift == NONE ? "" : " #" + shift);
    }
}
