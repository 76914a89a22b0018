package org.stubarchive.arch.aarch64.asm;

import org.stubarchive.stubgen.Disassembler;

/** Prints instructions as GNU objdump does for a raw binary at address 0, with one blank behind the mnemonic and without its comments. */
public final class A64Disassembler implements Disassembler {
    /** Bytes of the pages that ADRP counts in. */
    private static final long PAGE = 4096;

    @Override
    public Instruction decode(byte[] code, int offset) {
        if (offset + A64Decoder.LENGTH > code.length) {
            return new Instruction(offset, 1, ".byte 0x" + Integer.toHexString(code[offset] & 0xFF), null, false);
        }
        int word = A64Decoder.word(code, offset);
        A64Decoder.Decoded decoded = A64Decoder.decode(word, offset);
        if (decoded == null) {
            String digits = Integer.toHexString(word);
            return new Instruction(offset, A64Decoder.LENGTH, ".inst 0x" + "0".repeat(8 - digits.length()) + digits, null, false);
        }
        return new Instruction(offset, A64Decoder.LENGTH, print(decoded), decoded.form().feature(), true);
    }

    @Override
    public Instruction decodeAt(byte[] code, int offset, long address) {
        A64Decoder.Decoded decoded = A64Decoder.decode(code, offset);
        if (decoded == null || decoded.form().mnemonic() != Mnemonic.ADRP) {
            return decode(code, offset);
        }
        // The operand counts the pages from that of the offset.
        Target page = (Target) decoded.operands().get(1);
        long pages = page.offset() - (offset & -PAGE);
        StringBuilder text = new StringBuilder(decoded.form().mnemonic().text()).append(' ');
        decoded.form().kinds()[0].print(text, decoded.operands().get(0));
        text.append(", 0x").append(Long.toHexString((address + offset & -PAGE) + pages));
        return new Instruction(offset, A64Decoder.LENGTH, text.toString(), decoded.form().feature(), true);
    }

    @Override
    public Outline outline(byte[] code, int offset) {
        if (offset + A64Decoder.LENGTH > code.length) {
            return Outline.unknown(1);
        }
        A64Decoder.Decoded decoded = A64Decoder.decode(A64Decoder.word(code, offset), offset);
        return decoded == null ? Outline.unknown(A64Decoder.LENGTH) : new Outline(A64Decoder.LENGTH, decoded.form().feature(), true);
    }

    /** Text of a decoded instruction. */
    public static String print(A64Decoder.Decoded decoded) {
        InstructionForm form = decoded.form();
        StringBuilder b = new StringBuilder(form.mnemonic().text());
        // What stands behind a dot belongs to the name: the condition of a branch.
        String separator = b.charAt(b.length() - 1) == '.' ? "" : " ";
        int next = 0;
        for (String fixed : form.printed()) {
            b.append(separator);
            separator = separator.isEmpty() ? " " : ", ";
            if (fixed != null) {
                b.append(fixed);
            } else {
                form.kinds()[next].print(b, decoded.operands().get(next));
                next++;
            }
        }
        return b.toString();
    }
}
