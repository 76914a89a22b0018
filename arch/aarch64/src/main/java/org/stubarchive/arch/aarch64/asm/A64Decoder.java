package org.stubarchive.arch.aarch64.asm;

import java.util.List;

/** Decodes the instructions of the table: the inverse of {@link InstructionForm#encode}. */
public final class A64Decoder {
    /** Bytes of an instruction. */
    public static final int LENGTH = 4;

    /**
     * A decoded instruction.
     *
     * @param form its row
     * @param operands its operands, in the row's order
     */
    public record Decoded(InstructionForm form, List<Operand> operands) {}

    private A64Decoder() {}

    /** Decodes the instruction at an offset; null if no row matches or the code ends within it. */
    public static Decoded decode(byte[] code, int offset) {
        if (offset < 0 || offset + LENGTH > code.length) {
            return null;
        }
        return decode(word(code, offset), offset);
    }

    /** Decodes an instruction that is at an offset in the code; null if no row matches. */
    public static Decoded decode(int word, int offset) {
        for (InstructionForm form : InstructionTable.formsOfWord(word)) {
            Operand[] operands = form.decode(word, offset);
            if (operands != null) {
                return new Decoded(form, List.of(operands));
            }
        }
        return null;
    }

    static int word(byte[] code, int offset) {
        return code[offset] & 0xFF | (code[offset + 1] & 0xFF) << 8 | (code[offset + 2] & 0xFF) << 16 | code[offset + 3] << 24;
    }
}
