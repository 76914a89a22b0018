package org.stubarchive.stubgen;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;

/** Checks that a variant of a stub holds only instructions that a machine with its declared features has. */
public final class FeatureLint {
    private FeatureLint() {}

    /**
     * What is wrong with a stub's code: instructions that need a feature which the variant does not declare, bytes that are in no row of the instruction table,
     * instructions that run over the end of the code.
     *
     * @return one line per finding with stub, offset and instruction; empty if there is none
     */
    public static List<String> findings(StubCode stub, Disassembler disassembler) {
        List<String> findings = new ArrayList<>();
        for (int offset = 0; offset < stub.codeSize(); ) {
            Disassembler.Outline i = disassembler.outline(stub.code(), offset);
            if (!isFine(i, offset, stub.codeSize(), stub.features())) {
                findings.addAll(describe(stub, offset, disassembler));
            }
            offset += i.length();
        }
        return findings;
    }

    /**
     * Whether there is nothing wrong with an instruction.
     *
     * @param offset where it is in the code
     * @param codeSize where the code ends
     * @param declared features of the variant
     */
    public static boolean isFine(Disassembler.Outline instruction, int offset, int codeSize, CpuFeatures declared) {
        return instruction.valid() && (instruction.feature() == null || declared.contains(instruction.feature())) && offset + instruction.length() <= codeSize;
    }

    /** Lines about an instruction that is not fine. */
    public static List<String> describe(StubCode stub, int offset, Disassembler disassembler) {
        List<String> findings = new ArrayList<>();
        Disassembler.Instruction i = disassembler.decode(stub.code(), offset);
        String place = "stub " + stub.name() + " (" + stub.features() + ") offset " + offset + ": '" + i.text() + "' ";
        if (!i.valid()) {
            findings.add(place + "is no instruction of the table");
        } else if (i.feature() != null && !stub.features().contains(i.feature())) {
            findings.add(place + "needs " + i.feature() + ", which the variant does not declare");
        }
        int end = offset + i.length();
        if (end > stub.codeSize()) {
            findings.add(place + "ends at " + end + ", the code at " + stub.codeSize());
        }
        return findings;
    }
}
