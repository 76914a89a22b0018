package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.code.cpu.X86CpuFeatures;
import org.stubarchive.stubgen.Label;

/** {@code static native void cpuFeatures(long address)}: writes the record that {@link X86CpuFeatures} decodes to the {@code SIZE} bytes at the address. */
final class CpuFeaturesStub extends X86Stub {
    /**
     * A leaf to ask for.
     *
     * @param guard offset in the record of the highest number allowed; -1 for a leaf that always exists
     * @param guarded number to compare with it
     */
    private record Leaf(int leaf, int subleaf, int offset, int guard, int guarded) {}

    private static final int ALWAYS = -1;
    private static final int OSXSAVE = 1 << 27;
    private static final int ECX_OF_LEAF = 8;

    private static final List<Leaf> LEAVES = List.of(
            new Leaf(0, 0, X86CpuFeatures.LEAF_0, ALWAYS, 0),
            new Leaf(1, 0, X86CpuFeatures.LEAF_1, X86CpuFeatures.LEAF_0, 1),
            new Leaf(7, 0, X86CpuFeatures.LEAF_7, X86CpuFeatures.LEAF_0, 7),
            new Leaf(7, 1, X86CpuFeatures.LEAF_7_1, X86CpuFeatures.LEAF_7, 1),
            new Leaf(0xD, 0, X86CpuFeatures.LEAF_D, X86CpuFeatures.LEAF_0, 0xD),
            new Leaf(0x8000_0000, 0, X86CpuFeatures.LEAF_80000000, ALWAYS, 0),
            new Leaf(0x8000_0001, 0, X86CpuFeatures.LEAF_80000001, X86CpuFeatures.LEAF_80000000, 0x8000_0001));

    CpuFeaturesStub() {
        super("cpu_features");
    }

    @Override
    void generate(Code code) {
        Reg record = Reg.R8;
        code.entry("cpu_features");
        code.emit(PUSH, Reg.RBX);
        code.emit(MOV, record, Reg.RDX);
        for (int offset = 0; offset < X86CpuFeatures.SIZE; offset += 8) {
            code.emit(MOV, Mem.of(64, record, offset), Imm.of(0));
        }
        for (Leaf leaf : LEAVES) {
            Label skip = code.label();
            if (leaf.guard != ALWAYS) {
                code.emit(CMP, Mem.of(32, record, leaf.guard), Imm.of(leaf.guarded));
                code.jumpNear(JB, skip);
            }
            code.emit(MOV, Reg.EAX, Imm.of(leaf.leaf));
            code.emit(MOV, Reg.ECX, Imm.of(leaf.subleaf));
            code.emit(CPUID);
            code.emit(MOV, Mem.of(32, record, leaf.offset), Reg.EAX);
            code.emit(MOV, Mem.of(32, record, leaf.offset + 4), Reg.EBX);
            code.emit(MOV, Mem.of(32, record, leaf.offset + ECX_OF_LEAF), Reg.ECX);
            code.emit(MOV, Mem.of(32, record, leaf.offset + 12), Reg.EDX);
            code.bind(skip);
        }
        Label noXsave = code.label();
        code.emit(TEST, Mem.of(32, record, X86CpuFeatures.LEAF_1 + ECX_OF_LEAF), Imm.of(OSXSAVE));
        code.jumpNear(JE, noXsave);
        code.emit(XOR, Reg.ECX, Reg.ECX);
        code.emit(XGETBV);
        code.emit(MOV, Mem.of(32, record, X86CpuFeatures.XCR0), Reg.EAX);
        code.emit(MOV, Mem.of(32, record, X86CpuFeatures.XCR0 + 4), Reg.EDX);
        code.bind(noXsave);
        code.emit(POP, Reg.RBX);
        code.emit(RET);
    }
}
