package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.format.layout.ThreadBlockLayout;

/** What {@code enter} leaves on the host stack: the registers that the AAPCS64 obliges a callee to keep, x19..x30 and the low halves of v8..v15. */
final class HostFrame {
    /** Thread block. */
    static final Reg THREAD = Reg.X28;
    /** Guest frame pointer. */
    static final Reg FRAME = Reg.X29;
    /** Guest stack pointer. */
    static final Reg STACK = Reg.X20;

    /** Pairs from the lowest address up. */
    private static final List<List<Reg>> SAVED = List.of(
            List.of(Reg.X29, Reg.X30),
            List.of(Reg.X19, Reg.X20),
            List.of(Reg.X21, Reg.X22),
            List.of(Reg.X23, Reg.X24),
            List.of(Reg.X25, Reg.X26),
            List.of(Reg.X27, Reg.X28),
            List.of(Reg.d(8), Reg.d(9)),
            List.of(Reg.d(10), Reg.d(11)),
            List.of(Reg.d(12), Reg.d(13)),
            List.of(Reg.d(14), Reg.d(15)));
    private static final int PAIR = 16;

    private HostFrame() {}

    static Mem thread(int offset) {
        return Mem.of(THREAD, offset);
    }

    static void save(Aarch64Stub.Code code) {
        for (int i = 0; i < SAVED.size(); i++) {
            Mem slot = i == 0 ? Mem.pre(Reg.SP, -PAIR * SAVED.size()) : Mem.of(Reg.SP, PAIR * i);
            code.emit(STP, SAVED.get(i).get(0), SAVED.get(i).get(1), slot);
        }
    }

    /** Back to the host: the caller of {@code enter} goes on. */
    static void restoreAndReturn(Aarch64Stub.Code code) {
        code.emit(LDR, Reg.X16, thread(ThreadBlockLayout.HOST_SP));
        code.emit(MOV, Reg.SP, Reg.X16);
        for (int i = SAVED.size() - 1; i >= 0; i--) {
            Mem slot = i == 0 ? Mem.post(Reg.SP, PAIR * SAVED.size()) : Mem.of(Reg.SP, PAIR * i);
            code.emit(LDP, SAVED.get(i).get(0), SAVED.get(i).get(1), slot);
        }
        code.emit(RET);
    }
}
