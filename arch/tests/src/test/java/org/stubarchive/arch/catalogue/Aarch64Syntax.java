package org.stubarchive.arch.catalogue;

import org.stubarchive.arch.aarch64.asm.A64Decoder;
import org.stubarchive.arch.aarch64.asm.A64Disassembler;
import org.stubarchive.arch.aarch64.asm.Operand;
import org.stubarchive.arch.aarch64.asm.Target;
import org.stubarchive.format.code.Relocation;

/** Instructions of aarch64. */
final class Aarch64Syntax implements Syntax {
    /** ADRP and LDR. */
    private static final int PAIR = 2 * A64Decoder.LENGTH;

    @Override
    public Line decode(byte[] code, int offset) {
        A64Decoder.Decoded d = A64Decoder.decode(code, offset);
        if (d == null) {
            return null;
        }
        int target = -1;
        for (Operand o : d.operands()) {
            if (o instanceof Target t) {
                target = (int) t.offset();
            }
        }
        return new Line(A64Decoder.LENGTH, A64Disassembler.print(d), target, d.form().feature());
    }

    @Override
    public String withLabel(String text, String label) {
        return text.substring(0, text.lastIndexOf("0x")) + label;
    }

    @Override
    public boolean isRelocated(Relocation relocation, int offset, int length) {
        return offset >= relocation.site() && offset < relocation.site() + PAIR;
    }

    @Override
    public String withSymbol(String text, String symbol) {
        return text.startsWith("adrp") ? text.substring(0, text.indexOf("0x")) + "page of " + symbol : text.replaceAll("\\[(x\\d+)[^]]*\\]", "[$1, " + symbol + "]");
    }
}
