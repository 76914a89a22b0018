package org.stubarchive.cli.listing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeSet;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.stubgen.Disassembler;

/** Lists the code of units of one image. */
public final class StubListing {
    private static final int CONSTANTS_PER_LINE = 16;
    private static final int INSTRUCTION = 4;

    /** What a line shows. */
    public enum Kind {
        /** An entry point, before its instruction. */
        ENTRY,
        /** A label, before its instruction. */
        LABEL,
        /** An instruction. */
        INSTRUCTION,
        /** A recorded relocation, behind its instruction. */
        RELOCATION,
        /** Bytes that are read, not executed. */
        DATA
    }

    /** How relocated operands are shown. */
    public enum Relocations {
        /** The name of what is referred to, in the operand. */
        SYMBOLIC,
        /** The operand as it is encoded, and a line for the recorded relocation. */
        RAW;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the targets of branches and of operands relative to the instruction pointer are counted from, where they are shown as encoded. */
    public enum Origin {
        /** The first byte of the unit. */
        UNIT,
        /** The first byte of the text. */
        TEXT
    }

    /**
     * A line.
     *
     * @param kind what it shows
     * @param offset in the unit
     * @param length bytes; 0 where it shows none
     * @param text without offset and bytes
     */
    public record Line(Kind kind, int offset, int length, String text) {}

    private final CodeImage image;
    private final CodeTables tables;
    private final Disassembler disassembler;
    private final UnitNames names;
    private final OperandNames operands;
    private byte[] text;

    /**
     * @param image the image
     * @param tables its tables, opened completely
     * @param disassembler of the image's target
     */
    public StubListing(CodeImage image, CodeTables tables, Disassembler disassembler) {
        this.image = image;
        this.tables = tables;
        this.disassembler = disassembler;
        this.names = new UnitNames(image, tables);
        this.operands = OperandNames.of(image.target());
    }

    /** Names of places in the image. */
    public UnitNames names() {
        return names;
    }

    /** All bytes of a unit. */
    public byte[] bytes(int unit) {
        ByteBuffer text = image.text();
        byte[] bytes = new byte[tables.unitEnd(unit) - tables.unitStart(unit)];
        text.get(tables.unitStart(unit), bytes);
        return bytes;
    }

    /**
     * The unit's entries, labels, instructions and constants, in the order of their offsets.
     *
     * @param origin what targets are counted from that are shown as encoded; offsets of lines are always in the unit
     */
    public List<Line> lines(int unit, Relocations relocations, Origin origin) {
        List<Line> lines = new ArrayList<>();
        byte[] code = bytes(unit);
        int start = tables.unitStart(unit);
        int codeSize = tables.unitCodeSize(unit);
        SortedMap<Integer, String> entries = UnitNames.entries(tables, unit);
        SortedMap<Integer, String> labels = names.labels(unit);
        TreeSet<Integer> reached = new TreeSet<>();
        int offset = 0;
        while (offset < codeSize) {
            Disassembler.Instruction i = disassembler.decode(code, offset);
            int length = Math.min(i.length(), codeSize - offset);
            places(lines, entries, labels, offset, length);
            String text = relocations == Relocations.SYMBOLIC ? operands.symbolic(i.text(), cell(start, offset, length), o -> place(unit, o, reached))
                    : origin == Origin.UNIT ? i.text() : disassembler.decode(text(), start + offset).text();
            lines.add(new Line(Kind.INSTRUCTION, offset, length, text + fault(start + offset, unit)));
            if (relocations == Relocations.RAW) {
                recorded(lines, start, offset, length);
            }
            offset += length;
        }
        for (; offset < code.length; offset += CONSTANTS_PER_LINE - offset % CONSTANTS_PER_LINE) {
            int length = Math.min(CONSTANTS_PER_LINE - offset % CONSTANTS_PER_LINE, code.length - offset);
            places(lines, entries, labels, offset, length);
            lines.add(new Line(Kind.DATA, offset, length, data(code, offset, length)));
        }
        reached.removeAll(entries.keySet());
        reached.removeAll(labels.keySet());
        return reached.isEmpty() ? lines : withLabels(lines, reached, unit);
    }

    /** The whole text: decoded in it, an instruction has the targets that it has there. */
    private byte[] text() {
        if (text == null) {
            text = new byte[tables.textSize()];
            image.text().get(0, text);
        }
        return text;
    }

    private String place(int unit, long offset, TreeSet<Integer> reached) {
        if (offset >= 0 && offset < tables.unitEnd(unit) - tables.unitStart(unit)) {
            reached.add((int) offset);
        }
        return names.at(unit, offset);
    }

    /** Adds labels for places that are reached but have no name of their own. */
    private List<Line> withLabels(List<Line> lines, TreeSet<Integer> reached, int unit) {
        List<Line> result = new ArrayList<>(lines.size() + reached.size());
        for (Line line : lines) {
            if (line.length() > 0) {
                for (int offset : reached.subSet(line.offset(), line.offset() + line.length())) {
                    result.add(new Line(Kind.LABEL, offset, 0, names.at(unit, offset)));
                }
            }
            result.add(line);
        }
        return result;
    }

    private static void places(List<Line> lines, SortedMap<Integer, String> entries, SortedMap<Integer, String> labels, int offset, int length) {
        entries.subMap(offset, offset + length).forEach((o, name) -> lines.add(new Line(Kind.ENTRY, o, 0, name)));
        labels.subMap(offset, offset + length).forEach((o, name) -> {
            if (!name.equals(entries.get(o))) {
                lines.add(new Line(Kind.LABEL, o, 0, name));
            }
        });
    }

    /** What the cell holds that the instruction reaches, or null. On aarch64 a pair of instructions shares a relocation. */
    String cell(int start, int offset, int length) {
        for (int r = tables.firstRelocation(start + offset - INSTRUCTION); r < tables.relocationCount() && tables.relocationSite(r) < start + offset + length; r++) {
            int site = tables.relocationSite(r) - start;
            boolean pair = tables.relocationKind(r) == RelocationKind.AARCH64_CELL_ADRP_LDR.id();
            boolean here = site >= offset || pair && site + INSTRUCTION == offset;
            if (here && site >= 0 && tables.relocationCell(r) >= 0) {
                return SymbolText.withAddend(tables, r, names);
            }
        }
        return null;
    }

    private void recorded(List<Line> lines, int start, int offset, int length) {
        for (int r = tables.firstRelocation(start + offset); r < tables.relocationCount() && tables.relocationSite(r) < start + offset + length; r++) {
            lines.add(new Line(Kind.RELOCATION, tables.relocationSite(r) - start, 0, SymbolText.recorded(tables, r, names)));
        }
    }

    private String fault(int textOffset, int unit) {
        int range = tables.findFaultRange(textOffset);
        return range < 0 ? "" : "  ; may fault, goes on at " + names.at(unit, tables.faultHandler(range) - tables.unitStart(unit));
    }

    private static String data(byte[] code, int offset, int length) {
        StringBuilder b = new StringBuilder(".byte ");
        for (int i = offset; i < offset + length; i++) {
            b.append(i == offset ? "" : ",").append(String.format("0x%02x", code[i]));
        }
        return b.toString();
    }

    /** What a unit refers to through relocations, each once, in the order of their names. */
    public List<String> references(int unit) {
        TreeSet<String> result = new TreeSet<>();
        for (int r = tables.firstRelocation(tables.unitStart(unit)); r < tables.relocationCount() && tables.relocationSite(r) < tables.unitEnd(unit); r++) {
            if (tables.relocationCell(r) >= 0) {
                result.add(SymbolText.withAddend(tables, r, names));
            }
        }
        return List.copyOf(result);
    }
}
