package org.stubarchive.vm.interpreter.generator;

import java.util.List;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.StubGenerator;

/**
 * A stub with atomic operations, for which some architectures have better instructions in newer machines.
 *
 * @param stub what generates it
 */
record AtomicStub(StubGenerator stub) implements StubGenerator {
    @Override
    public String name() {
        return stub.name();
    }

    @Override
    public List<CpuFeatures> variants(Architecture architecture) {
        return architecture.atomicVariants();
    }

    @Override
    public void generate(MacroAssembler masm) {
        stub.generate(masm);
    }
}
