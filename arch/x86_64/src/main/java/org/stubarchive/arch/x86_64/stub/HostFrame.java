package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.layout.ThreadBlockLayout;

/** What {@code enter} leaves on the host stack: the registers that the System V ABI obliges a callee to keep. */
final class HostFrame {
    private static final List<Reg> CALLEE_SAVED = List.of(Reg.RBP, Reg.RBX, Reg.R12, Reg.R13, Reg.R14, Reg.R15);

    private HostFrame() {}

    static Mem thread(int bits, int offset) {
        return Mem.of(bits, Reg.R15, offset);
    }

    static void save(X86Stub.Code code) {
        CALLEE_SAVED.forEach(r -> code.emit(PUSH, r));
    }

    /** Back to the host: the caller of {@code enter} goes on. */
    static void restoreAndReturn(X86Stub.Code code) {
        code.emit(MOV, Reg.RSP, thread(64, ThreadBlockLayout.HOST_SP));
        for (int i = CALLEE_SAVED.size() - 1; i >= 0; i--) {
            code.emit(POP, CALLEE_SAVED.get(i));
        }
        code.emit(RET);
    }
}
