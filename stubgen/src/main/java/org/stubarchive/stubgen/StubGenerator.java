package org.stubarchive.stubgen;

import java.util.List;
import org.stubarchive.format.code.CpuFeatures;

/** Generates one stub of the catalogue. */
public interface StubGenerator {
    /** Catalogue name of the stub. */
    String name();

    /** Feature sets to generate a variant for, the baseline (empty) first, better ones later. */
    default List<CpuFeatures> variants() {
        return List.of(CpuFeatures.BASELINE);
    }

    /** Emits the variant whose allowed features the recorder of {@code masm} tells; declares the entries on the recorder. */
    void generate(MacroAssembler masm);
}
