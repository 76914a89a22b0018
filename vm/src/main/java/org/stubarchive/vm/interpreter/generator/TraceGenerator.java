package org.stubarchive.vm.interpreter.generator;

import java.util.Locale;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.StubGenerator;

/**
 * The codelet that fills the dispatch tables of a traced thread: reports the bytecode and the cached top of stack, then jumps to the
 * codelet that executes it. The cached value lies on the stack meanwhile, where the collector finds it.
 */
final class TraceGenerator implements StubGenerator {
    @Override
    public String name() {
        return "trace_bytecode";
    }

    @Override
    public void generate(MacroAssembler masm) {
        Codelet c = new Codelet(masm);
        for (TosState state : TosState.values()) {
            masm.recorder().entry(state.name().toLowerCase(Locale.ROOT));
            masm.storeImmediate(MemoryType.I64, c.argument(0), state.id());
            switch (state) {
                case ITOS, LTOS, ATOS -> c.storeArgument(1, c.tos);
                case FTOS, DTOS -> masm.storeFp(FpWidth.F64, c.argument(1), c.ftos);
                case VTOS -> masm.storeImmediate(MemoryType.I64, c.argument(1), 0);
            }
            c.push(state);
            c.callRuntime(RuntimeEntry.TRACE_BYTECODE);
            c.pop(state);
            masm.load(MemoryType.I64, c.t1, Address.of(c.thread, ThreadBlockLayout.VM_VARIABLES));
            masm.load(MemoryType.U8, c.t0, Address.of(c.bcp, 0));
            masm.load(MemoryType.I64, c.t1, Address.of(c.t1, VmVariablesLayout.EXECUTING_DISPATCH_TABLE));
            masm.jumpMemory(Address.indexed(c.t1, c.t0, 3, state.tableOffset()));
        }
        c.finish();
    }
}
