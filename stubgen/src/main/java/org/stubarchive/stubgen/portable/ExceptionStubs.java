package org.stubarchive.stubgen.portable;

import java.util.List;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;

/** The stubs that hand an exception which exists already to the runtime, which finds its handler among the frames. They do not return. */
final class ExceptionStubs {
    private ExceptionStubs() {}

    static List<StubGenerator> all() {
        return List.of(new ForwardException(), new CatchException());
    }

    private static void forward(MacroAssembler masm) {
        masm.storeImmediate(MemoryType.I32, Address.of(masm.registers().thread(), ThreadBlockLayout.REQUEST), RuntimeEntry.FORWARD_EXCEPTION.id());
        masm.callCell(CodeSymbol.stubEntry("leave", 0));
        masm.trap();
    }

    /** Called by code that finds the thread's pending exception set, its frame on top. */
    private static final class ForwardException implements StubGenerator {
        @Override
        public String name() {
            return "forward_exception";
        }

        @Override
        public void generate(MacroAssembler masm) {
            masm.recorder().entry("forward_exception_entry");
            masm.enterFrame();
            forward(masm);
        }
    }

    /** Called with an exception in the result register, the frame on top being the one to look for a handler in. */
    private static final class CatchException implements StubGenerator {
        @Override
        public String name() {
            return "catch_exception";
        }

        @Override
        public void generate(MacroAssembler masm) {
            Registers r = masm.registers();
            masm.recorder().entry("catch_exception_entry");
            masm.enterFrame();
            masm.store(MemoryType.I64, Address.of(r.thread(), ThreadBlockLayout.PENDING_EXCEPTION), r.result());
            forward(masm);
        }
    }
}
