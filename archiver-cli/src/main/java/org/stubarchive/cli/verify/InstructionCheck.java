package org.stubarchive.cli.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.link.Unlinker;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.stubgen.FeatureLint;

/** Decodes every instruction of an image: entry points, fault ranges and relocations must agree with them, and none may need more than its variant declares. */
public final class InstructionCheck {
    private final String target;
    private final CodeTables tables;
    private final Unlinker unlinker;
    private final Disassembler disassembler;
    private final List<Finding> findings = new ArrayList<>();

    private InstructionCheck(CodeImage image, CodeTables tables, Disassembler disassembler) {
        this.target = image.target().id();
        this.tables = tables;
        this.unlinker = new Unlinker(image, tables);
        this.disassembler = disassembler;
    }

    /** Checks all units of an image that was verified. */
    public static List<Finding> check(CodeImage image, CodeTables tables, Disassembler disassembler) {
        InstructionCheck check = new InstructionCheck(image, tables, disassembler);
        for (int u = 0; u < tables.unitCount(); u++) {
            check.unit(u);
        }
        return check.findings;
    }

    private void unit(int unit) {
        StubCode stub = unlinker.stub(unit);
        for (String line : FeatureLint.findings(stub, disassembler)) {
            findings.add(new Finding(Finding.Severity.FINDING, target + ": " + line));
        }
        BitSet starts = new BitSet();
        for (int offset = 0; offset < stub.codeSize(); ) {
            starts.set(offset);
            offset += disassembler.decode(stub.code(), offset).length();
        }
        starts.set(stub.codeSize());
        for (int e = 0; e < stub.entries().size(); e++) {
            boundary(unit, stub, starts, stub.entries().get(e), "entry " + tables.declarationEntryName(tables.unitDeclaration(unit), e));
        }
        for (FaultRange f : stub.faultRanges()) {
            boundary(unit, stub, starts, f.start(), "start of a fault range");
            boundary(unit, stub, starts, f.handler(), "handler of a fault range");
        }
        for (Relocation r : stub.relocations()) {
            operand(unit, stub, starts, r);
        }
    }

    /** Places in the constants need no instruction. */
    private void boundary(int unit, StubCode stub, BitSet starts, int offset, String what) {
        if (offset < stub.codeSize() && !starts.get(offset)) {
            corrupt(unit, what + " at offset " + offset + ": expected the start of an instruction, found the inside of the one at " + starts.previousSetBit(offset));
        }
    }

    private void operand(int unit, StubCode stub, BitSet starts, Relocation r) {
        switch (r.kind()) {
            case X86_CELL_DISP32 -> displacement(unit, stub, starts, r);
            case AARCH64_CELL_ADRP_LDR -> pair(unit, stub, starts, r);
            case INTERNAL, CELL_ABSOLUTE -> { }
        }
    }

    /** On x86-64 an operand that reaches a cell lies inside one instruction, behind its first byte. */
    private void displacement(int unit, StubCode stub, BitSet starts, Relocation r) {
        int start = r.site() < stub.codeSize() ? starts.previousSetBit(r.site()) : -1;
        int end = r.site() + Integer.BYTES + (int) r.addend();
        if (start < 0 || start == r.site() || starts.nextSetBit(start + 1) != end) {
            corrupt(unit, "relocation to " + r.symbol().name() + " at offset " + r.site() + ": expected an operand " + Integer.BYTES + " + " + r.addend()
                    + " bytes before the end of an instruction, found another place");
        }
    }

    /** On aarch64 two instructions load a cell; what they are was compared when the operand was read back. */
    private void pair(int unit, StubCode stub, BitSet starts, Relocation r) {
        int end = r.site() + 2 * Integer.BYTES;
        if (end > stub.codeSize() || !starts.get(r.site()) || starts.nextSetBit(r.site() + 1) != r.site() + Integer.BYTES || !starts.get(end)) {
            corrupt(unit, "relocation to " + r.symbol().name() + " at offset " + r.site() + ": expected two instructions, found another place");
        }
    }

    private void corrupt(int unit, String what) {
        findings.add(new Finding(Finding.Severity.CORRUPT, target + ": stub " + UnitNames.unique(tables, unit) + ": " + what));
    }
}
