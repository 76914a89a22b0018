package org.stubarchive.loader.signal;

/** Prints machine code as text; optional, since a disassembler is not part of a production start. */
public interface CodePrinter {
    /**
     * Decodes one instruction.
     *
     * @param code bytes of a whole stub
     * @param offset where the instruction starts
     * @param address of the stub
     * @param out receives the text, without a line end
     * @return length of the instruction in bytes, at least 1
     */
    int print(byte[] code, int offset, long address, StringBuilder out);
}
