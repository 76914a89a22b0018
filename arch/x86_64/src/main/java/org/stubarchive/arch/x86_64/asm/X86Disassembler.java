package org.stubarchive.arch.x86_64.asm;

import org.stubarchive.stubgen.Disassembler;

/** Prints instructions in Intel syntax, letter by letter as {@code objdump -M intel} does for a raw binary at address 0. */
public final class X86Disassembler implements Disassembler {
    @Override
    public Instruction decode(byte[] code, int offset) {
        X86Decoder.Decoded decoded = X86Decoder.decode(code, offset);
        if (decoded == null) {
            return new Instruction(offset, 1, ".byte 0x" + Integer.toHexString(code[offset] & 0xFF), null, false);
        }
        return new Instruction(offset, decoded.length(), print(decoded), decoded.form().feature(), true);
    }

    @Override
    public Outline outline(byte[] code, int offset) {
        return X86Decoder.outline(code, offset);
    }

    /** Text of a decoded instruction. */
    public static String print(X86Decoder.Decoded decoded) {
        StringBuilder b = new StringBuilder();
        InstructionForm form = decoded.form();
        b.append(mnemonic(form.mnemonic().text()));
        String comment = "";
        String separator = "";
        int next = 0;
        for (String fixed : form.printed()) {
            b.append(separator);
            separator = ",";
            if (fixed != null) {
                b.append(fixed);
                continue;
            }
            Operand operand = decoded.operands().get(next++);
            Operand plain = operand instanceof Masked m ? m.operand() : operand;
            if (plain instanceof Mem m && m.relative() instanceof Mem.ToOffset to) {
                comment = "        # 0x" + Long.toHexString(to.offset());
            }
            boolean shortShift = form.kinds().get(next - 1) == OperandKind.ONE;
            b.append(shortShift ? OperandKind.ONE.text : text(operand, immediateBits(decoded)));
        }
        return (b + comment).stripTrailing();
    }

    private static String mnemonic(String text) {
        // binutils aligns the operands only where no prefix stands before the name.
        return text.indexOf(' ') >= 0 ? text + " " : text + " ".repeat(Math.max(1, 7 - text.length()));
    }

    /** Width in which binutils shows an immediate: that of the destination; a stack slot's for push. */
    private static int immediateBits(X86Decoder.Decoded decoded) {
        for (int i = 0; i < decoded.operands().size(); i++) {
            if (decoded.form().kinds().get(i) == OperandKind.UIMM8) {
                return 8;
            }
            if (decoded.form().kinds().get(i) == OperandKind.IMM16) {
                return 16;
            }
        }
        Operand first = decoded.operands().isEmpty() ? null : decoded.operands().get(0);
        if (first instanceof Reg r) {
            return r.kind().bits();
        }
        return first instanceof Mem m ? m.bits() : 64;
    }

    private static String text(Operand operand, int immediateBits) {
        if (operand instanceof Reg r) {
            return r.toString();
        }
        if (operand instanceof Mem m) {
            return memory(m);
        }
        if (operand instanceof Masked m) {
            return text(m.operand(), immediateBits) + "{" + m.mask() + "}" + (m.mode() == Masked.Mode.ZERO ? "{z}" : "");
        }
        if (operand instanceof Imm i) {
            long value = immediateBits >= 64 ? i.value() : i.value() & (1L << immediateBits) - 1;
            return "0x" + Long.toHexString(value);
        }
        return "0x" + Long.toHexString(((Target) operand).offset());
    }

    private static String memory(Mem m) {
        StringBuilder b = new StringBuilder(sizeName(m.bits()));
        b.append('[');
        if (m.relative() != null) {
            b.append("rip");
        } else if (m.base() != null) {
            b.append(m.base());
        }
        if (m.index() != null) {
            b.append(m.base() == null ? "" : "+").append(m.index()).append('*').append(1 << m.scale());
        }
        if (m.relative() != null) {
            b.append("+0x").append(Long.toHexString(m.displacement()));
        } else if (m.size() != Mem.DisplacementSize.SHORTEST) {
            int d = m.displacement();
            b.append(d < 0 ? "-0x" : "+0x").append(Integer.toHexString(d < 0 ? -d : d));
        }
        return b.append(']').toString();
    }

    private static String sizeName(int bits) {
        return switch (bits) {
            case 0 -> "";
            case 8 -> "BYTE PTR ";
            case 16 -> "WORD PTR ";
            case 32 -> "DWORD PTR ";
            case 64 -> "QWORD PTR ";
            case 80 -> "TBYTE PTR ";
            case 128 -> "XMMWORD PTR ";
            case 256 -> "YMMWORD PTR ";
            case 512 -> "ZMMWORD PTR ";
            default -> throw new IllegalStateException("memory size " + bits);
        };
    }
}
