package org.stubarchive.arch.x86_64.asm;

import java.util.Objects;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.stubgen.Label;

/**
 * A memory operand.
 *
 * @param bits size of what is accessed; 0 where the instruction does not say (lea)
 * @param base 64-bit base register, or null
 * @param index 64-bit index register, never rsp, or null
 * @param scale log2 of the index factor
 * @param displacement signed constant; for decoded PC-relative operands the distance from the end of the instruction
 * @param relative what a PC-relative operand refers to, or null for the other forms
 * @param size how the displacement is encoded
 */
public record Mem(int bits, Reg base, Reg index, int scale, int displacement, Relative relative, DisplacementSize size) implements Operand {
    /** Encoded size of a displacement. */
    public enum DisplacementSize {
        /** As short as possible. */
        SHORTEST,
        /** One byte even where none is needed. */
        BYTE,
        /** Four bytes. */
        WORD
    }

    /** What a PC-relative operand refers to. */
    public sealed interface Relative permits ToLabel, ToCell, ToOffset {}

    /** A label in the same buffer. */
    public record ToLabel(Label label) implements Relative {}

    /** The cell of a symbol. */
    public record ToCell(CodeSymbol symbol) implements Relative {}

    /** As decoded: an offset in the code. */
    public record ToOffset(long offset) implements Relative {}

    /** Validates. */
    public Mem {
        Objects.requireNonNull(size);
        if (base != null && base.kind() != RegClass.R64 || index != null && (index.kind() != RegClass.R64 || index.number() == Reg.RSP.number())) {
            throw new IllegalArgumentException("bad address registers " + base + " " + index);
        }
        if (scale < 0 || scale > 3 || base == null && index == null && relative == null || relative != null && (base != null || index != null)) {
            throw new IllegalArgumentException("bad address form");
        }
    }

    /** [base + displacement]. */
    public static Mem of(int bits, Reg base, int displacement) {
        return new Mem(bits, base, null, 0, displacement, null, DisplacementSize.SHORTEST);
    }

    /** [base + index * 2^scale + displacement]. */
    public static Mem of(int bits, Reg base, Reg index, int scale, int displacement) {
        return new Mem(bits, base, index, scale, displacement, null, DisplacementSize.SHORTEST);
    }

    /** PC-relative, at a label. */
    public static Mem at(int bits, Label label) {
        return new Mem(bits, null, null, 0, 0, new ToLabel(label), DisplacementSize.WORD);
    }

    /** PC-relative, the cell of a symbol. */
    public static Mem cell(CodeSymbol symbol) {
        return new Mem(64, null, null, 0, 0, new ToCell(symbol), DisplacementSize.WORD);
    }

    /** The same address accessed with another size. */
    public Mem withBits(int newBits) {
        return new Mem(newBits, base, index, scale, displacement, relative, size);
    }

    /** The same address with the displacement encoded in a given size. */
    public Mem withSize(DisplacementSize newSize) {
        return new Mem(bits, base, index, scale, displacement, relative, newSize);
    }

    /** The address this many bytes further. */
    public Mem plus(int offset) {
        return new Mem(bits, base, index, scale, Math.addExact(displacement, offset), relative, size);
    }

    /** Whether a register is part of the address. */
    public boolean uses(Reg register) {
        return register.equals(base) || register.equals(index);
    }

    @Override
    public int shape() {
        return Shape.ofMemory(bits);
    }
}
