package org.stubarchive.stubgen;

import java.util.ArrayList;
import java.util.List;
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
        int offset = 0;
        while (offset < stub.codeSize()) {
            Disassembler.Instruction i = disassembler.decode(stub.code(), offset);
            String place = "stub " + stub.name() + " (" + stub.features() + ") offset " + offset + ": '" + i.text() + "' ";
            if (!i.valid()) {
                findings.add(place + "is no instruction of the table");
            } else if (i.feature() != null && !stub.features().contains(i.feature())) {
                findings.add(place + "needs " + i.feature() + ", which the variant does not declare");
            }
            offset += i.length();
            if (offset > stub.codeSize()) {
                findings.add(place + "ends at " + offset + ", the code at " + stub.codeSize());
            }
        }
        return findings;
    }
}
