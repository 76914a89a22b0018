package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.NativeCallLayout;

/** {@code static native void invoke(long block)}: calls the C function of a block laid out by {@link NativeCallLayout}. */
final class NativeCallStub extends X86Stub {
    /** Integer argument registers of the System V ABI, in order. */
    private static final List<Reg> ARGUMENTS = List.of(Reg.RDI, Reg.RSI, Reg.RDX, Reg.RCX, Reg.R8, Reg.R9);

    NativeCallStub() {
        super("native_call");
    }

    @Override
    protected void generate(Code code) {
        Reg block = Reg.RBX;
        code.entry("native_call");
        code.emit(PUSH, Reg.RBP);
        code.emit(MOV, Reg.RBP, Reg.RSP);
        code.emit(PUSH, block);
        // Calls need a stack pointer that is a multiple of 16.
        code.emit(SUB, Reg.RSP, Imm.of(8));
        code.emit(MOV, block, Reg.RDX);
        for (int i = 0; i < ARGUMENTS.size(); i++) {
            code.emit(MOV, ARGUMENTS.get(i), Mem.of(64, block, NativeCallLayout.ARGUMENTS + 8 * i));
        }
        // A function with variable arguments is told how many vector registers hold some.
        code.emit(XOR, Reg.EAX, Reg.EAX);
        code.emit(CALL, Mem.of(64, block, NativeCallLayout.FUNCTION));
        code.emit(MOV, Mem.of(64, block, NativeCallLayout.RESULT), Reg.RAX);
        code.emit(CALL, Mem.cell(CodeSymbol.external("__errno_location")));
        code.emit(MOV, Reg.EAX, Mem.of(32, Reg.RAX, 0));
        code.emit(MOV, Mem.of(32, block, NativeCallLayout.ERRNO), Reg.EAX);
        code.emit(ADD, Reg.RSP, Imm.of(8));
        code.emit(POP, block);
        code.emit(POP, Reg.RBP);
        code.emit(RET);
    }
}
