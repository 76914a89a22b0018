package org.stubarchive.stubgen.portable;

import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.StubFrameLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/**
 * Called by compiled code that polls: keeps all registers that may hold values, where the collector finds and changes the references among them
 * ({@link StubFrameLayout}). Of vector registers the low 8 bytes are kept.
 *
 * @param name catalogue name
 */
record PollBlob(String name) implements StubGenerator {
    private static final int WORD = 8;

    @Override
    public void generate(MacroAssembler masm) {
        Registers r = masm.registers();
        masm.recorder().entry(name);
        masm.enterFrame();
        masm.opImmediate(IntOp.SUB, Width.W64, r.stackPointer(), r.stackPointer(), StubFrameLayout.REGISTERS_SIZE);
        for (Gpr g : r.values()) {
            masm.store(MemoryType.I64, general(r, g), g);
        }
        for (Fpr f : r.fpValues()) {
            masm.storeFp(FpWidth.F64, vector(r, f), f);
        }
        masm.storeImmediate(MemoryType.I32, Address.of(r.thread(), ThreadBlockLayout.REQUEST), RuntimeEntry.SAFEPOINT.id());
        masm.callCell(CodeSymbol.stubEntry("leave", 0));
        for (Fpr f : r.fpValues()) {
            masm.loadFp(FpWidth.F64, f, vector(r, f));
        }
        for (Gpr g : r.values()) {
            masm.load(MemoryType.I64, g, general(r, g));
        }
        masm.returnFromFrame();
    }

    private static Address general(Registers r, Gpr register) {
        return Address.of(r.framePointer(), StubFrameLayout.GENERAL_REGISTERS - WORD * register.encoding());
    }

    private static Address vector(Registers r, Fpr register) {
        return Address.of(r.framePointer(), StubFrameLayout.VECTOR_REGISTERS - WORD * register.encoding());
    }
}
