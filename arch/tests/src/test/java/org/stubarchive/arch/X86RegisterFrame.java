package org.stubarchive.arch;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.CLD;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.MOV;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.MOVSD;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.POP;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.PUSH;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.RET;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.XCHG;

import java.util.List;
import java.util.stream.Stream;
import org.stubarchive.arch.x86_64.X86MacroAssembler;
import org.stubarchive.arch.x86_64.X86Registers;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.X86Assembler;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.MacroAssembler;

/** All sixteen registers of either kind; rsp keeps its value. */
final class X86RegisterFrame implements RegisterFrame {
    private static final Reg[] CALLEE_SAVED = {Reg.RBX, Reg.RBP, Reg.R12, Reg.R13, Reg.R14, Reg.R15};
    private static final int REGISTERS = 16;

    private static Mem gpr(int i) {
        return Mem.of(64, Reg.RDI, RegisterFile.gprOffset(i));
    }

    private static Mem fpr(int i) {
        return Mem.of(64, Reg.RDI, RegisterFile.fprOffset(i));
    }

    private static boolean isMoved(int i) {
        return i != Reg.RSP.number() && i != Reg.RDI.number();
    }

    @Override
    public void emit(MacroAssembler masm, Runnable body) {
        X86Assembler asm = ((X86MacroAssembler) masm).asm();
        for (Reg r : CALLEE_SAVED) {
            asm.emit(PUSH, r);
        }
        asm.emit(PUSH, Reg.RDI);
        for (int i = 0; i < REGISTERS; i++) {
            asm.emit(MOVSD, Reg.xmm(i), fpr(i));
        }
        for (int i = 0; i < REGISTERS; i++) {
            if (isMoved(i)) {
                asm.emit(MOV, Reg.r64(i), gpr(i));
            }
        }
        asm.emit(MOV, Reg.RDI, gpr(Reg.RDI.number()));
        body.run();
        asm.emit(XCHG, Mem.of(64, Reg.RSP, 0), Reg.RDI);
        for (int i = 0; i < REGISTERS; i++) {
            if (isMoved(i)) {
                asm.emit(MOV, gpr(i), Reg.r64(i));
            }
            asm.emit(MOVSD, fpr(i), Reg.xmm(i));
        }
        asm.emit(POP, Reg.RAX);
        asm.emit(MOV, gpr(Reg.RDI.number()), Reg.RAX);
        for (int i = CALLEE_SAVED.length - 1; i >= 0; i--) {
            asm.emit(POP, CALLEE_SAVED[i]);
        }
        asm.emit(CLD);
        asm.emit(RET);
    }

    @Override
    public List<Gpr> gprs() {
        return X86Registers.GPRS;
    }

    @Override
    public List<Fpr> fprs() {
        return X86Registers.FPRS;
    }

    @Override
    public boolean isKept(Gpr gpr) {
        return gpr.encoding() != Reg.R10.number() && gpr.encoding() != Reg.R11.number() && gpr.encoding() != Reg.RSP.number();
    }

    @Override
    public boolean isKept(Fpr fpr) {
        return fpr.encoding() != REGISTERS - 1;
    }

    @Override
    public List<Gpr> pool() {
        return Stream.of(Reg.RAX, Reg.RCX, Reg.RDX, Reg.RBP, Reg.R13).map(X86Registers::gpr).toList();
    }

    @Override
    public List<Gpr> usable() {
        return Stream.of(Reg.RAX, Reg.RCX, Reg.RDX, Reg.RBX, Reg.RBP, Reg.RSI, Reg.RDI, Reg.R8, Reg.R9, Reg.R12, Reg.R13, Reg.R14, Reg.R15)
                .map(X86Registers::gpr).toList();
    }
}
