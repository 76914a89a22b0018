package org.stubarchive.cli.verify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.link.Unlinker;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.stubgen.FeatureLint;

/** Decodes every instruction of an image: entry points, fault ranges and relocations must agree with them, and none may need more than its variant declares. */
public final class InstructionCheck {
    private static final int UNITS_TOGETHER = 1 << 9;

    private final String target;
    private final ByteBuffer text;
    private final CodeTables tables;
    private final Unlinker unlinker;
    private final Disassembler disassembler;

    private InstructionCheck(CodeImage image, CodeTables tables, Disassembler disassembler) {
        this.target = image.target().id();
        this.text = image.text();
        this.tables = tables;
        this.unlinker = new Unlinker(image, tables);
        this.disassembler = disassembler;
    }

    /** Checks all units of an image that was verified: on all processors, with findings in the order of the text. */
    public static List<Finding> check(CodeImage image, CodeTables tables, Disassembler disassembler) {
        return check(image, tables, disassembler, unit -> true);
    }

    /**
     * Checks some units of an image that was verified.
     *
     * @param wanted takes the number of a unit
     */
    public static List<Finding> check(CodeImage image, CodeTables tables, Disassembler disassembler, IntPredicate wanted) {
        InstructionCheck check = new InstructionCheck(image, tables, disassembler);
        int units = tables.unitCount();
        return IntStream.range(0, (units + UNITS_TOGETHER - 1) / UNITS_TOGETHER).parallel()
                .mapToObj(part -> check.units(part * UNITS_TOGETHER, Math.min(units, (part + 1) * UNITS_TOGETHER), wanted))
                .flatMap(List::stream).toList();
    }

    private List<Finding> units(int from, int to, IntPredicate wanted) {
        List<Finding> findings = new ArrayList<>();
        for (int u = from; u < to; u++) {
            if (wanted.test(u)) {
                new UnitCheck(u, findings).check();
            }
        }
        return findings;
    }

    /** The check of one unit, from the tables alone: of 100,000 stubs none is taken out of its image unless something is wrong with it. */
    private final class UnitCheck {
        private final int unit;
        private final List<Finding> findings;
        private final int start;
        private final int end;
        private final int codeSize;
        /** Where instructions start, and where the last one ends. */
        private final BitSet starts;

        UnitCheck(int unit, List<Finding> findings) {
            this.unit = unit;
            this.findings = findings;
            this.start = tables.unitStart(unit);
            this.end = tables.unitEnd(unit);
            this.codeSize = tables.unitCodeSize(unit);
            this.starts = new BitSet(end - start + 1);
        }

        void check() {
            instructions();
            for (int e = 0; e < tables.unitEntryCount(unit); e++) {
                int entry = tables.unitEntry(unit, e) - start;
                if (!isBoundary(entry)) {
                    inside(entry, "entry " + tables.declarationEntryName(tables.unitDeclaration(unit), e));
                }
            }
            for (int f = tables.firstFaultRange(start); f < tables.faultCount() && tables.faultStart(f) < end; f++) {
                boundary(tables.faultStart(f) - start, "start of a fault range");
                boundary(tables.faultHandler(f) - start, "handler of a fault range");
            }
            for (int r = tables.firstRelocation(start); r < tables.relocationCount() && tables.relocationSite(r) < end; r++) {
                operand(r);
            }
        }

        private void instructions() {
            CpuFeatures declared = unlinker.features(unit);
            byte[] code = new byte[end - start];
            text.get(start, code);
            for (int offset = 0; offset < codeSize; ) {
                starts.set(offset);
                Disassembler.Outline i = disassembler.outline(code, offset);
                if (!FeatureLint.isFine(i, offset, codeSize, declared)) {
                    for (String line : FeatureLint.describe(unlinker.stub(unit), offset, disassembler)) {
                        findings.add(new Finding(Finding.Severity.FINDING, target + ": " + line));
                    }
                }
                offset += i.length();
            }
            starts.set(codeSize);
        }

        /** Places in the constants need no instruction. */
        private boolean isBoundary(int offset) {
            return offset >= codeSize || starts.get(offset);
        }

        private void boundary(int offset, String what) {
            if (!isBoundary(offset)) {
                inside(offset, what);
            }
        }

        private void inside(int offset, String what) {
            corrupt(what + " at offset " + offset + ": expected the start of an instruction, found the inside of the one at " + starts.previousSetBit(offset));
        }

        private void operand(int relocation) {
            int site = tables.relocationSite(relocation) - start;
            int kind = tables.relocationKind(relocation);
            if (kind == RelocationKind.X86_CELL_DISP32.id()) {
                displacement(relocation, site);
            } else if (kind == RelocationKind.AARCH64_CELL_ADRP_LDR.id()) {
                pair(relocation, site);
            }
        }

        /** On x86-64 an operand that reaches a cell lies inside one instruction, behind its first byte. */
        private void displacement(int relocation, int site) {
            int addend = (int) tables.relocationAddend(relocation);
            int instruction = site < codeSize ? starts.previousSetBit(site) : -1;
            if (instruction < 0 || instruction == site || starts.nextSetBit(instruction + 1) != site + Integer.BYTES + addend) {
                corrupt("relocation to " + tables.relocationName(relocation) + " at offset " + site + ": expected an operand " + Integer.BYTES + " + " + addend
                        + " bytes before the end of an instruction, found another place");
            }
        }

        /** On aarch64 two instructions load a cell; what they are was compared when the operand was read back. */
        private void pair(int relocation, int site) {
            int behind = site + 2 * Integer.BYTES;
            if (behind > codeSize || !starts.get(site) || starts.nextSetBit(site + 1) != site + Integer.BYTES || !starts.get(behind)) {
                corrupt("relocation to " + tables.relocationName(relocation) + " at offset " + site + ": expected two instructions, found another place");
            }
        }

        private void corrupt(String what) {
            findings.add(new Finding(Finding.Severity.CORRUPT, target + ": stub " + UnitNames.unique(tables, unit) + ": " + what));
        }
    }
}
