package org.stubarchive.arch.x86_64;

import java.util.List;
import org.stubarchive.arch.x86_64.asm.X86Disassembler;
import org.stubarchive.arch.x86_64.stub.X86Stubs;
import org.stubarchive.format.code.Target;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.StubRecorder;

/** Linux on x86-64. */
public final class X86Architecture implements Architecture {
    @Override
    public Target target() {
        return Target.LINUX_X86_64;
    }

    @Override
    public MacroAssembler newMacroAssembler(StubRecorder recorder) {
        return new X86MacroAssembler(recorder);
    }

    @Override
    public List<StubGenerator> stubs() {
        return X86Stubs.all();
    }

    @Override
    public Disassembler disassembler() {
        return new X86Disassembler();
    }
}
