package org.stubarchive.arch.aarch64.asm;

/**
 * What an instruction form accepts at an operand position, and which fields hold it. Operands are seen together with those before them, as some fields depend on two operands.
 */
abstract class OperandKind {
    /** Set of the {@link Shape}s that may stand here. */
    final long shapes;

    OperandKind(int... shapes) {
        long set = 0;
        for (int s : shapes) {
            set |= 1L << s;
        }
        this.shapes = set;
    }

    /** Whether the operand at {@code index}, of one of the shapes, may stand here. Labels always may: their distance is known only later. */
    abstract boolean accepts(Operand[] operands, int index);

    /** The bits that hold an accepted operand of the instruction at offset {@code site}. */
    abstract int encode(Operand[] operands, int index, int site);

    /** The operand that an instruction at an offset holds, or null if its fields hold none; {@code earlier} has the operands before it. */
    abstract Operand decode(int word, Operand[] earlier, int index, int site);

    /** Appends the operand as objdump prints it. */
    void print(StringBuilder b, Operand operand) {
        b.append(operand);
    }

    /** The PC-relative field that the operand is, or null. */
    A64LabelUse labelUse() {
        return null;
    }
}
