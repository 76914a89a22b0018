package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.layout.CpuProbeLayout;
import org.stubarchive.stubgen.Label;

/** {@code static native void cpuFeatures(long address)}: writes the record laid out by {@link CpuProbeLayout} to the address. */
final class CpuFeaturesStub extends X86Stub {
    /** Where a register of a leaf is written. */
    private record Output(Reg register, int offset) {}

    /** A leaf to ask for, subleaf 0. The highest leaf of its range is the answer of the range's first one. */
    private record Leaf(int number, List<Output> outputs) {}

    private static final int EXTENDED = 0x8000_0000;
    private static final int OSXSAVE = 1 << 27;

    /** The ranges of leaves, each under its first leaf. */
    private static final List<Leaf> BASIC = List.of(
            new Leaf(1, List.of(new Output(Reg.ECX, CpuProbeLayout.X86_LEAF1_ECX), new Output(Reg.EDX, CpuProbeLayout.X86_LEAF1_EDX))),
            new Leaf(7, List.of(
                    new Output(Reg.EBX, CpuProbeLayout.X86_LEAF7_EBX),
                    new Output(Reg.ECX, CpuProbeLayout.X86_LEAF7_ECX),
                    new Output(Reg.EDX, CpuProbeLayout.X86_LEAF7_EDX))));
    private static final List<Leaf> EXTENDED_LEAVES = List.of(
            new Leaf(EXTENDED + 1, List.of(new Output(Reg.ECX, CpuProbeLayout.X86_EXTENDED1_ECX), new Output(Reg.EDX, CpuProbeLayout.X86_EXTENDED1_EDX))));

    private static final Reg RECORD = Reg.R8;
    private static final Reg HIGHEST = Reg.R9D;

    CpuFeaturesStub() {
        super("cpu_features");
    }

    @Override
    protected void generate(Code code) {
        code.entry("cpu_features");
        code.emit(PUSH, Reg.RBX);
        code.emit(MOV, RECORD, Reg.RDX);
        for (int offset = 0; offset < CpuProbeLayout.SIZE; offset += 8) {
            code.emit(MOV, Mem.of(64, RECORD, offset), Imm.of(0));
        }
        ask(code, 0);
        code.emit(MOV, Mem.of(32, RECORD, CpuProbeLayout.X86_MAX_LEAF), Reg.EAX);
        code.emit(MOV, HIGHEST, Reg.EAX);
        leaves(code, BASIC);
        ask(code, EXTENDED);
        code.emit(MOV, HIGHEST, Reg.EAX);
        leaves(code, EXTENDED_LEAVES);
        Label noXsave = code.label();
        code.emit(TEST, Mem.of(32, RECORD, CpuProbeLayout.X86_LEAF1_ECX), Imm.of(OSXSAVE));
        code.jumpNear(JE, noXsave);
        code.emit(XOR, Reg.ECX, Reg.ECX);
        code.emit(XGETBV);
        code.emit(MOV, Mem.of(32, RECORD, CpuProbeLayout.X86_XCR0), Reg.EAX);
        code.emit(MOV, Mem.of(32, RECORD, CpuProbeLayout.X86_XCR0 + 4), Reg.EDX);
        code.bind(noXsave);
        code.emit(POP, Reg.RBX);
        code.emit(RET);
    }

    private static void ask(Code code, int leaf) {
        code.emit(MOV, Reg.EAX, Imm.of(leaf));
        code.emit(XOR, Reg.ECX, Reg.ECX);
        code.emit(CPUID);
    }

    private static void leaves(Code code, List<Leaf> leaves) {
        for (Leaf leaf : leaves) {
            Label absent = code.label();
            code.emit(CMP, HIGHEST, Imm.of(leaf.number));
            code.jumpNear(JB, absent);
            ask(code, leaf.number);
            for (Output output : leaf.outputs) {
                code.emit(MOV, Mem.of(32, RECORD, output.offset), output.register);
            }
            code.bind(absent);
        }
    }
}
