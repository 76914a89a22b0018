package org.stubarchive.stubgen.portable;

import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.StubFrameLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/**
 * Jumped to by compiled callers in place of a method that is not known yet or no longer right; in the latter case the method is in its register.
 * Asks the runtime for a method and enters that one, with the same arguments. The argument registers are in the stub's frame meanwhile ({@link
 * StubFrameLayout}), where the collector finds the references among them. The entry is read behind the request: the code that it leads to may be
 * freed while the runtime is asked.
 *
 * @param name catalogue name
 * @param request gives a Method*
 */
record CallBlob(String name, RuntimeEntry request) implements StubGenerator {
    private static final int WORD = 8;

    @Override
    public void generate(MacroAssembler masm) {
        Registers r = masm.registers();
        Gpr returnAddress = r.bytecodePointer();
        masm.recorder().entry(name);
        masm.enterFrame();
        masm.opImmediate(IntOp.SUB, Width.W64, r.stackPointer(), r.stackPointer(), StubFrameLayout.ARGUMENTS_SIZE);
        masm.store(MemoryType.I64, Address.of(r.framePointer(), StubFrameLayout.METHOD), r.method());
        for (int i = 0; i < r.arguments().size(); i++) {
            masm.store(MemoryType.I64, integer(r, i), r.arguments().get(i));
        }
        for (int i = 0; i < r.fpArguments().size(); i++) {
            masm.storeFp(FpWidth.F64, floating(r, i), r.fpArguments().get(i));
        }
        masm.store(MemoryType.I64, Address.of(r.thread(), ThreadBlockLayout.ARGUMENTS), r.method());
        masm.storeImmediate(MemoryType.I32, Address.of(r.thread(), ThreadBlockLayout.REQUEST), request.id());
        masm.callCell(CodeSymbol.stubEntry("leave", 0));
        masm.move(r.method(), r.result());
        for (int i = 0; i < r.arguments().size(); i++) {
            masm.load(MemoryType.I64, r.arguments().get(i), integer(r, i));
        }
        for (int i = 0; i < r.fpArguments().size(); i++) {
            masm.loadFp(FpWidth.F64, r.fpArguments().get(i), floating(r, i));
        }
        masm.leaveFrame(returnAddress);
        masm.pushReturnAddress(returnAddress);
        masm.jumpMemory(Address.of(r.method(), MethodLayout.COMPILED_ENTRY));
    }

    private static Address integer(Registers r, int index) {
        return Address.of(r.framePointer(), StubFrameLayout.INTEGER_ARGUMENTS - WORD * index);
    }

    private static Address floating(Registers r, int index) {
        return Address.of(r.framePointer(), StubFrameLayout.FLOAT_ARGUMENTS - WORD * index);
    }
}
