package org.stubarchive.arch.aarch64;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Registers;

/**
 * Roles of the aarch64 registers. What generated code keeps across calls of C functions is in registers that AAPCS64 makes callee-saved (x19..x28,
 * x29). x8, x9, x16, x17, v30 and v31 belong to the macro-assembler; x18 to the platform.
 */
public final class Aarch64Registers {
    private Aarch64Registers() {}

    /** General registers by encoding, x0..x30. */
    public static final List<Gpr> GPRS = gprs();
    /** Vector registers by encoding. */
    public static final List<Fpr> FPRS = fprs();

    /** Thread block. */
    public static final Reg THREAD = Reg.X28;
    /** Frame pointer. */
    public static final Reg FRAME_POINTER = Reg.X29;
    /** Expression stack pointer; the machine's stack pointer is the host's. */
    public static final Reg STACK_POINTER = Reg.X20;
    /** Method* at a call. */
    public static final Reg METHOD = Reg.X12;
    /** Integer and reference result. */
    public static final Reg RESULT = Reg.X0;
    /** Scratch: computed addresses and branch targets. A veneer may change it between a branch and its target. */
    public static final Reg SCRATCH1 = Reg.X16;
    /** Scratch: constants and loaded operands. */
    public static final Reg SCRATCH2 = Reg.X17;
    /** Scratch: displacements, and what an atomic operation loaded. */
    public static final Reg SCRATCH3 = Reg.X8;
    /** Scratch. */
    public static final Reg SCRATCH4 = Reg.X9;
    /** Floating-point scratch. */
    public static final Fpr FP_SCRATCH1 = FPRS.get(30);
    /** Floating-point scratch. */
    public static final Fpr FP_SCRATCH2 = FPRS.get(31);

    /** The roles. */
    public static final Registers ROLES = new Registers(
            gpr(THREAD),
            gpr(FRAME_POINTER),
            gpr(STACK_POINTER),
            gpr(Reg.X22),
            gpr(Reg.X24),
            gpr(Reg.X21),
            gpr(METHOD),
            gpr(RESULT),
            FPRS.get(0),
            List.of(gpr(Reg.X1), gpr(Reg.X2), gpr(Reg.X3), gpr(Reg.X4), gpr(Reg.X5), gpr(Reg.X6)),
            List.of(FPRS.get(1), FPRS.get(2), FPRS.get(3), FPRS.get(4)),
            GPRS.subList(0, 8),
            FPRS.subList(0, 8),
            values(),
            FPRS.subList(0, 30));

    /** The first C arguments of AAPCS64. */
    static final List<Gpr> C_ARGUMENTS = GPRS.subList(0, 5);
    /** Other registers that a C function may change. */
    static final List<Gpr> LEAF_TEMPS = List.of(gpr(Reg.X5), gpr(Reg.X6));

    /** The portable register of a general register operand of either width. */
    public static Gpr gpr(Reg reg) {
        return GPRS.get(reg.number());
    }

    private static List<Gpr> values() {
        List<Gpr> result = new ArrayList<>(GPRS.subList(0, 8));
        result.addAll(GPRS.subList(10, 16));
        result.add(gpr(Reg.X19));
        result.addAll(GPRS.subList(21, 28));
        return List.copyOf(result);
    }

    private static List<Gpr> gprs() {
        Gpr[] result = new Gpr[31];
        for (int i = 0; i < result.length; i++) {
            result[i] = new Gpr(i, "x" + i);
        }
        return List.of(result);
    }

    private static List<Fpr> fprs() {
        Fpr[] result = new Fpr[32];
        for (int i = 0; i < result.length; i++) {
            result[i] = new Fpr(i, "v" + i);
        }
        return List.of(result);
    }
}
