package org.stubarchive.stubgen;

import java.util.List;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;

/** What an architecture module provides; found through {@link java.util.ServiceLoader}. */
public interface Architecture {
    /** The target it generates for. */
    Target target();

    /** A macro-assembler that emits into the recorder's buffer. */
    MacroAssembler newMacroAssembler(StubRecorder recorder);

    /** Generators of the stubs that this architecture writes itself. */
    List<StubGenerator> stubs();

    /** Feature sets of variants for stubs with atomic operations: the baseline first, then those for which the macro-assembler has better code. */
    default List<CpuFeatures> atomicVariants() {
        return List.of(CpuFeatures.BASELINE);
    }

    /** Decodes and prints instructions. */
    Disassembler disassembler();
}
