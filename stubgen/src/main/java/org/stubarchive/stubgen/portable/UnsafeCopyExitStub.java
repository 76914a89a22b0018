package org.stubarchive.stubgen.portable;

import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.StubGenerator;

/** Where stubs that access memory for {@code Unsafe} go on after a fault: tells their caller by the result -1. */
final class UnsafeCopyExitStub implements StubGenerator {
    @Override
    public String name() {
        return "unsafecopy_common";
    }

    @Override
    public void generate(MacroAssembler masm) {
        masm.recorder().entry("unsafecopy_common_exit");
        masm.moveImmediate(masm.registers().result(), -1);
        masm.returnFromCall();
    }
}
