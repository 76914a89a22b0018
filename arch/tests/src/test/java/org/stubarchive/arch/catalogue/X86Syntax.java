package org.stubarchive.arch.catalogue;

import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Operand;
import org.stubarchive.arch.x86_64.asm.Target;
import org.stubarchive.arch.x86_64.asm.X86Decoder;
import org.stubarchive.arch.x86_64.asm.X86Disassembler;
import org.stubarchive.format.code.Relocation;

/** Instructions of x86-64. */
final class X86Syntax implements Syntax {
    @Override
    public Line decode(byte[] code, int offset) {
        X86Decoder.Decoded d = X86Decoder.decode(code, offset);
        if (d == null) {
            return null;
        }
        int target = -1;
        for (Operand o : d.operands()) {
            if (o instanceof Target t) {
                target = (int) t.offset();
            } else if (o instanceof Mem m && m.relative() instanceof Mem.ToOffset to) {
                target = (int) to.offset();
            }
        }
        return new Line(d.length(), X86Disassembler.print(d), target, d.form().feature());
    }

    @Override
    public String withLabel(String text, String label) {
        return text.substring(0, text.lastIndexOf("0x")) + label;
    }

    @Override
    public boolean isRelocated(Relocation relocation, int offset, int length) {
        return relocation.site() > offset && relocation.site() < offset + length;
    }

    @Override
    public String withSymbol(String text, String symbol) {
        return text.replaceAll("\\[rip[^]]*\\]", "[" + symbol + "]").replaceAll(" +#.*", "");
    }
}
