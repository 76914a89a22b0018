package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.NativeCallLayout;

/** {@code static native void invoke(long block)}: calls the C function of a block laid out by {@link NativeCallLayout}. */
final class NativeCallStub extends Aarch64Stub {
    NativeCallStub() {
        super("native_call");
    }

    @Override
    protected void generate(Code code) {
        Reg block = Reg.X19;
        code.entry("native_call");
        code.emit(STP, Reg.X29, Reg.LR, Mem.pre(Reg.SP, -32));
        code.emit(MOV, Reg.X29, Reg.SP);
        code.emit(STR, block, Mem.of(Reg.SP, 16));
        code.emit(MOV, block, Reg.X2);
        // AAPCS64: integer arguments are in x0..x7, variable ones too.
        for (int i = 0; i < NativeCallLayout.ARGUMENT_COUNT; i += 2) {
            code.emit(LDP, Reg.x(i), Reg.x(i + 1), Mem.of(block, NativeCallLayout.ARGUMENTS + 8 * i));
        }
        code.emit(LDR, Reg.X16, Mem.of(block, NativeCallLayout.FUNCTION));
        code.emit(BLR, Reg.X16);
        code.emit(STR, Reg.X0, Mem.of(block, NativeCallLayout.RESULT));
        code.asm.loadCell(Reg.X16, CodeSymbol.external("__errno_location"));
        code.emit(BLR, Reg.X16);
        code.emit(LDR, Reg.W0, Mem.of(Reg.X0));
        code.emit(STR, Reg.W0, Mem.of(block, NativeCallLayout.ERRNO));
        code.emit(LDR, block, Mem.of(Reg.SP, 16));
        code.emit(LDP, Reg.X29, Reg.LR, Mem.post(Reg.SP, 32));
        code.emit(RET);
    }
}
