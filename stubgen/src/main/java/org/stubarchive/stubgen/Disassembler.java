package org.stubarchive.stubgen;

import org.stubarchive.format.code.CpuFeature;

/** Decodes machine code of one architecture, from the same instruction table that encodes it. */
public interface Disassembler {
    /**
     * A decoded instruction.
     *
     * @param offset in the code
     * @param length in bytes, at least 1
     * @param text mnemonic and operands; PC-relative operands are printed as {@code offset} values relative to the code
     * @param feature needed CPU feature, or null for the baseline
     * @param valid false when no table row matches: text is then a data directive
     */
    record Instruction(int offset, int length, String text, CpuFeature feature, boolean valid) {}

    /**
     * What is known of an instruction without its operands.
     *
     * @param length in bytes, at least 1
     * @param feature needed CPU feature, or null for the baseline
     * @param valid false when no table row matches
     */
    record Outline(int length, CpuFeature feature, boolean valid) {
        /** Bytes that no table row matches. */
        public static Outline unknown(int length) {
            return new Outline(length, null, false);
        }
    }

    /** Decodes the instruction at {@code offset}. */
    Instruction decode(byte[] code, int offset);

    /**
     * Decodes the instruction at {@code offset} of code that is in memory. Branches are printed relative to the code as by {@link #decode}, but pages, which the
     * place of the code decides on, as addresses.
     *
     * @param address of the code's first byte
     */
    default Instruction decodeAt(byte[] code, int offset, long address) {
        return decode(code, offset);
    }

    /** Length, feature and validity of the instruction at {@code offset}, the same that {@link #decode} gives; cheap where an implementation can do without the text. */
    default Outline outline(byte[] code, int offset) {
        Instruction i = decode(code, offset);
        return new Outline(i.length(), i.feature(), i.valid());
    }
}
