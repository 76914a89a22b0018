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

    /** Decodes the instruction at {@code offset}. */
    Instruction decode(byte[] code, int offset);
}
