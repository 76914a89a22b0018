package org.stubarchive.arch.x86_64;

import java.util.List;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Registers;

/** Roles of the x86-64 registers. r10, r11 and xmm15 belong to the macro-assembler. */
public final class X86Registers {
    private X86Registers() {}

    /** General registers by encoding. */
    public static final List<Gpr> GPRS = gprs();
    /** Vector registers by encoding. */
    public static final List<Fpr> FPRS = fprs();

    /** Thread block. */
    static final Reg THREAD = Reg.R15;
    static final Reg SCRATCH1 = Reg.R10;
    static final Reg SCRATCH2 = Reg.R11;
    static final Reg FP_SCRATCH = Reg.xmm(15);

    /** The roles. */
    public static final Registers ROLES = new Registers(
            gpr(Reg.R15),
            gpr(Reg.RBP),
            gpr(Reg.RSP),
            gpr(Reg.R13),
            gpr(Reg.R14),
            gpr(Reg.R12),
            gpr(Reg.RBX),
            gpr(Reg.RAX),
            FPRS.get(0),
            List.of(gpr(Reg.RDX), gpr(Reg.RCX), gpr(Reg.RSI), gpr(Reg.RDI), gpr(Reg.R8), gpr(Reg.R9)),
            List.of(FPRS.get(1), FPRS.get(2), FPRS.get(3), FPRS.get(4)),
            List.of(gpr(Reg.RDX), gpr(Reg.RCX), gpr(Reg.RSI), gpr(Reg.RDI), gpr(Reg.R8), gpr(Reg.R9)),
            FPRS.subList(0, 8),
            List.of(gpr(Reg.RAX), gpr(Reg.RCX), gpr(Reg.RDX), gpr(Reg.RBX), gpr(Reg.RSI), gpr(Reg.RDI), gpr(Reg.R8), gpr(Reg.R9),
                    gpr(Reg.R12), gpr(Reg.R13), gpr(Reg.R14)),
            FPRS.subList(0, 15));

    /** The first C arguments of System V's calling convention. */
    static final List<Gpr> C_ARGUMENTS = List.of(gpr(Reg.RDI), gpr(Reg.RSI), gpr(Reg.RDX), gpr(Reg.RCX), gpr(Reg.R8));
    /** Other registers that a C function may change. */
    static final List<Gpr> LEAF_TEMPS = List.of(gpr(Reg.RAX), gpr(Reg.R9));

    /** The portable register of a 64-bit register operand. */
    public static Gpr gpr(Reg reg) {
        return GPRS.get(reg.number());
    }

    private static List<Gpr> gprs() {
        Gpr[] result = new Gpr[16];
        for (int i = 0; i < result.length; i++) {
            result[i] = new Gpr(i, Reg.r64(i).toString());
        }
        return List.of(result);
    }

    private static List<Fpr> fprs() {
        Fpr[] result = new Fpr[16];
        for (int i = 0; i < result.length; i++) {
            result[i] = new Fpr(i, Reg.xmm(i).toString());
        }
        return List.of(result);
    }
}
