package org.stubarchive.arch.catalogue;

import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.Relocation;

/** What a listing has to know of the instructions of an architecture. */
interface Syntax {
    /**
     * A decoded instruction.
     *
     * @param length in bytes
     * @param text as the disassembler prints it
     * @param target offset in the code that the instruction refers to, or -1
     * @param feature needed CPU feature, or null
     */
    record Line(int length, String text, int target, CpuFeature feature) {}

    /** Decodes one instruction; null if it is none of the table. */
    Line decode(byte[] code, int offset);

    /** The text of an instruction with a label in place of its target. */
    String withLabel(String text, String label);

    /** Whether a relocation changes the instruction at an offset. */
    boolean isRelocated(Relocation relocation, int offset, int length);

    /** The text of an instruction with a symbol in place of what the relocation changes. */
    String withSymbol(String text, String symbol);
}
