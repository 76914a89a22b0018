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

    /**
     * Feature sets to generate a variant for on an architecture, the baseline (empty) first, better ones later. For generators that are written portably: what other code the
     * macro-assembler has for them is the architecture's to say.
     */
    default List<CpuFeatures> variants(Architecture architecture) {
        return variants();
    }

    /** Emits the variant whose allowed features the recorder of {@code masm} tells; declares the entries on the recorder. */
    void generate(MacroAssembler masm);
}
