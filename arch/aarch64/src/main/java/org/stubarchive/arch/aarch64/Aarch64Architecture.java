package org.stubarchive.arch.aarch64;

import java.util.List;
import org.stubarchive.arch.aarch64.asm.A64Disassembler;
import org.stubarchive.arch.aarch64.stub.Aarch64Stubs;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.StubRecorder;

/** Linux on aarch64. */
public final class Aarch64Architecture implements Architecture {
    @Override
    public Target target() {
        return Target.LINUX_AARCH64;
    }

    @Override
    public MacroAssembler newMacroAssembler(StubRecorder recorder) {
        return new Aarch64MacroAssembler(recorder);
    }

    @Override
    public List<StubGenerator> stubs() {
        return Aarch64Stubs.all();
    }

    @Override
    public List<CpuFeatures> atomicVariants() {
        return List.of(CpuFeatures.BASELINE, CpuFeatures.of(CpuFeature.LSE));
    }

    @Override
    public Disassembler disassembler() {
        return new A64Disassembler();
    }
}
