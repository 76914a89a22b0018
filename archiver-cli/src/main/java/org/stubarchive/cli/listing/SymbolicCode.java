package org.stubarchive.cli.listing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.stubgen.Disassembler;

/**
 * Instructions and constants of stubs with nothing in them that depends on where the stub or a part of it was placed: relocated operands by what they refer to,
 * targets inside the stub apart from the text.
 */
public final class SymbolicCode {
    /** The target of an instruction that has none. */
    public static final int NO_TARGET = -1;

    private static final String TARGET = "<label>";
    private static final int WORD = 8;
    private static final int FIXED_LENGTH = 4;

    /**
     * An instruction or a constant.
     *
     * @param offset in the stub
     * @param length in bytes
     * @param operation mnemonic, or directive of a constant
     * @param form the whole with a placeholder for a target inside the stub
     * @param text the whole with the target's name
     * @param target offset of the target inside the stub, or {@link #NO_TARGET}
     */
    public record Instruction(int offset, int length, String operation, String form, String text, int target) {}

    private final CodeTables tables;
    private final Target target;
    private final Disassembler disassembler;
    private final StubListing listing;
    private final OperandNames operands;

    /**
     * @param image the image
     * @param tables its tables, opened completely
     */
    public SymbolicCode(CodeImage image, CodeTables tables) {
        this.tables = tables;
        this.target = image.target();
        this.disassembler = Architectures.disassembler(target).orElse(null);
        this.listing = new StubListing(image, tables, disassembler);
        this.operands = OperandNames.of(target);
    }

    /**
     * The instructions of a unit, then its constants. Without a decoder for the target, words of the length of an instruction stand for them.
     *
     * @param code the unit's bytes with the operands that reach cells cleared
     */
    public List<Instruction> of(int unit, byte[] code) {
        List<Instruction> result = new ArrayList<>();
        int codeSize = tables.unitCodeSize(unit);
        int offset = 0;
        while (offset < codeSize) {
            Instruction i = disassembler == null ? word(unit, code, offset, codeSize) : instruction(unit, code, offset, codeSize);
            result.add(i);
            offset += i.length;
        }
        while (offset < code.length) {
            Instruction i = constant(code, offset);
            result.add(i);
            offset += i.length;
        }
        return result;
    }

    private Instruction instruction(int unit, byte[] code, int offset, int codeSize) {
        Disassembler.Instruction decoded = disassembler.decode(code, offset);
        int length = Math.min(decoded.length(), codeSize - offset);
        String cell = listing.cell(tables.unitStart(unit), offset, length);
        int[] reached = {NO_TARGET};
        String form = operands.symbolic(decoded.text(), cell, to -> {
            if (to < 0 || to > code.length) {
                return listing.names().at(unit, to);
            }
            reached[0] = (int) to;
            return TARGET;
        });
        String text = reached[0] == NO_TARGET ? form : form.replace(TARGET, listing.names().at(unit, reached[0]));
        int blank = form.indexOf(' ');
        return new Instruction(offset, length, blank < 0 ? form : form.substring(0, blank), form, text, reached[0]);
    }

    private Instruction word(int unit, byte[] code, int offset, int codeSize) {
        int length = Math.min(target == Target.LINUX_AARCH64 ? FIXED_LENGTH : 1, codeSize - offset);
        StringBuilder b = new StringBuilder(length == 1 ? ".byte 0x" : ".inst 0x");
        for (int i = length - 1; i >= 0; i--) {
            b.append(String.format("%02x", code[offset + i]));
        }
        String cell = listing.cell(tables.unitStart(unit), offset, length);
        String text = b + (cell == null ? "" : "  // cell " + cell);
        return new Instruction(offset, length, length == 1 ? ".byte" : ".inst", text, text, NO_TARGET);
    }

    private static Instruction constant(byte[] code, int offset) {
        if (offset % WORD == 0 && offset + WORD <= code.length) {
            String text = String.format(".quad 0x%016x", ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).getLong(offset));
            return new Instruction(offset, WORD, ".quad", text, text, NO_TARGET);
        }
        String text = String.format(".byte 0x%02x", code[offset]);
        return new Instruction(offset, 1, ".byte", text, text, NO_TARGET);
    }
}
