package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.format.runtime.VariableNames;

/**
 * {@code void handler(int signo)} for asynchronous signals: writes the signal's number as one byte to {@link SignalStateLayout#NOTIFICATION_DESCRIPTOR}, for a thread of the runtime to
 * read. It makes the system call itself, so that {@code errno} of the interrupted code stays.
 */
final class SignalNotifierStub extends X86Stub {
    private static final int WRITE = 1;

    SignalNotifierStub() {
        super("signal_notifier");
    }

    @Override
    protected void generate(Code code) {
        code.entry("signal_notifier");
        code.emit(PUSH, Reg.RDI);
        code.emit(MOV, Reg.R11, Mem.cell(CodeSymbol.variable(VariableNames.SIGNAL_STATE)));
        code.emit(MOV, Reg.RDI, Mem.of(64, Reg.R11, SignalStateLayout.NOTIFICATION_DESCRIPTOR));
        code.emit(MOV, Reg.RSI, Reg.RSP);
        code.emit(MOV, Reg.EDX, Imm.of(1));
        code.emit(MOV, Reg.EAX, Imm.of(WRITE));
        code.emit(SYSCALL);
        code.emit(POP, Reg.RDI);
        code.emit(RET);
    }
}
