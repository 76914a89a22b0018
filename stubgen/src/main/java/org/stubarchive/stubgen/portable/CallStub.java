package org.stubarchive.stubgen.portable;

import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;

/** Calls the method that the runtime put into the thread block; the frame pointer is the entry frame. The second entry is where the method returns to. */
final class CallStub implements StubGenerator {
    @Override
    public String name() {
        return "call_stub";
    }

    @Override
    public void generate(MacroAssembler masm) {
        Registers r = masm.registers();
        masm.recorder().entry("call_stub_entry");
        masm.load(MemoryType.I64, r.method(), Address.of(r.thread(), ThreadBlockLayout.CALL_METHOD));
        masm.callMemory(Address.of(r.method(), MethodLayout.INTERPRETER_ENTRY));
        masm.recorder().entry("call_stub_return_address");
        masm.move(r.stackPointer(), r.framePointer());
        masm.store(MemoryType.I64, Address.of(r.thread(), ThreadBlockLayout.RESULT), r.result());
        masm.storeFp(FpWidth.F64, Address.of(r.thread(), ThreadBlockLayout.RESULT_FP), r.fpResult());
        masm.storeImmediate(MemoryType.I32, Address.of(r.thread(), ThreadBlockLayout.REQUEST), RuntimeEntry.CALL_DONE.id());
        masm.callCell(CodeSymbol.stubEntry("leave", 0));
        masm.trap();
    }
}
