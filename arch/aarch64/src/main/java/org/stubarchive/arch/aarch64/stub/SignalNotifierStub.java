package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.format.runtime.VariableNames;

/**
 * {@code void handler(int signo)} for asynchronous signals: writes the signal's number as one byte to {@link SignalStateLayout#NOTIFICATION_DESCRIPTOR}, for a thread of the runtime to
 * read. It makes the system call itself, so that {@code errno} of the interrupted code stays.
 */
final class SignalNotifierStub extends Aarch64Stub {
    private static final int WRITE = 64;
    /** The stack pointer stays a multiple of this. */
    private static final int SLOT = 16;

    SignalNotifierStub() {
        super("signal_notifier");
    }

    @Override
    protected void generate(Code code) {
        code.entry("signal_notifier");
        code.emit(STP, Reg.X0, Reg.XZR, Mem.pre(Reg.SP, -SLOT));
        code.asm.loadCell(Reg.X17, CodeSymbol.variable(VariableNames.SIGNAL_STATE));
        code.emit(LDR, Reg.X0, Mem.of(Reg.X17, SignalStateLayout.NOTIFICATION_DESCRIPTOR));
        code.emit(MOV, Reg.X1, Reg.SP);
        code.emit(MOV, Reg.X2, Imm.of(1));
        code.emit(MOV, Reg.X8, Imm.of(WRITE));
        code.emit(SVC, Imm.of(0));
        code.emit(ADD, Reg.SP, Reg.SP, Imm.of(SLOT));
        code.emit(RET);
    }
}
