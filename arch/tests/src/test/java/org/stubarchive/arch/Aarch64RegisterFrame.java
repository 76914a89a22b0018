package org.stubarchive.arch;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.ADD;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.LDP;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.LDR;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.RET;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.STP;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.STR;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.SUB;

import java.util.List;
import java.util.stream.Stream;
import org.stubarchive.arch.aarch64.Aarch64MacroAssembler;
import org.stubarchive.arch.aarch64.Aarch64Registers;
import org.stubarchive.arch.aarch64.asm.A64Assembler;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Mnemonic;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.MacroAssembler;

/**
 * All registers but x18, which is the platform's, and the machine's stack pointer. The link register gets a value and may be lost, since calls change it. What AAPCS64 asks
 * a callee to keep is saved on the machine's stack.
 */
final class Aarch64RegisterFrame implements RegisterFrame {
    private static final int FIRST_SAVED = 19;
    private static final int LAST_SAVED = 30;
    private static final int FIRST_SAVED_FP = 8;
    private static final int LAST_SAVED_FP = 15;
    private static final int PLATFORM = 18;
    private static final int FP_AREA = 8 * (LAST_SAVED - FIRST_SAVED + 1);
    private static final int BLOCK = FP_AREA + 8 * (LAST_SAVED_FP - FIRST_SAVED_FP + 1);
    private static final int SIZE = BLOCK + 16;

    private static void saved(A64Assembler asm, Mnemonic pair) {
        for (int i = FIRST_SAVED; i < LAST_SAVED; i += 2) {
            asm.emit(pair, Reg.x(i), Reg.x(i + 1), Mem.of(Reg.SP, 8L * (i - FIRST_SAVED)));
        }
        for (int i = FIRST_SAVED_FP; i < LAST_SAVED_FP; i += 2) {
            asm.emit(pair, Reg.d(i), Reg.d(i + 1), Mem.of(Reg.SP, FP_AREA + 8L * (i - FIRST_SAVED_FP)));
        }
    }

    @Override
    public void emit(MacroAssembler masm, Runnable body) {
        A64Assembler asm = ((Aarch64MacroAssembler) masm).asm();
        asm.emit(SUB, Reg.SP, Reg.SP, Imm.of(SIZE));
        saved(asm, STP);
        asm.emit(STR, Reg.X0, Mem.of(Reg.SP, BLOCK));
        move(asm, LDR, Reg.X0);
        asm.emit(LDR, Reg.X0, Mem.of(Reg.X0, RegisterFile.gprOffset(0)));
        body.run();
        Reg block = Aarch64Registers.SCRATCH1;
        asm.emit(LDR, block, Mem.of(Reg.SP, BLOCK));
        move(asm, STR, block);
        saved(asm, LDP);
        asm.emit(ADD, Reg.SP, Reg.SP, Imm.of(SIZE));
        asm.emit(RET);
    }

    /** Loads or stores every register but the one that holds the block's address. */
    private void move(A64Assembler asm, Mnemonic mnemonic, Reg block) {
        for (Fpr f : fprs()) {
            asm.emit(mnemonic, Reg.d(f), Mem.of(block, RegisterFile.fprOffset(f.encoding())));
        }
        for (Gpr g : gprs()) {
            if (g.encoding() != block.number()) {
                asm.emit(mnemonic, Reg.x(g), Mem.of(block, RegisterFile.gprOffset(g.encoding())));
            }
        }
    }

    @Override
    public List<Gpr> gprs() {
        return Aarch64Registers.GPRS.stream().filter(g -> g.encoding() != PLATFORM).toList();
    }

    @Override
    public List<Fpr> fprs() {
        return Aarch64Registers.FPRS;
    }

    @Override
    public boolean isKept(Gpr gpr) {
        return Stream.of(Reg.X8, Reg.X9, Reg.X16, Reg.X17, Reg.LR).noneMatch(r -> r.number() == gpr.encoding());
    }

    @Override
    public boolean isKept(Fpr fpr) {
        return fpr.encoding() < 30;
    }

    @Override
    public List<Gpr> pool() {
        return Stream.of(Reg.X0, Reg.X1, Reg.X12, Reg.X29, Reg.X22).map(Aarch64Registers::gpr).toList();
    }

    @Override
    public List<Gpr> usable() {
        return Stream.of(Reg.X0, Reg.X1, Reg.X2, Reg.X3, Reg.X4, Reg.X5, Reg.X6, Reg.X10, Reg.X12, Reg.X21, Reg.X22, Reg.X24, Reg.X28, Reg.X29, Reg.X27)
                .map(Aarch64Registers::gpr).toList();
    }
}
