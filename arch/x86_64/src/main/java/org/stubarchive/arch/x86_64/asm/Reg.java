package org.stubarchive.arch.x86_64.asm;

import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;

/**
 * A register operand.
 *
 * @param kind class, which gives the width
 * @param number encoding
 */
public record Reg(RegClass kind, int number) implements Operand {
    /** By position of the class, then number. */
    private static final Reg[][] ALL = all();

    /** 64-bit registers. */
    public static final Reg RAX = r64(0), RCX = r64(1), RDX = r64(2), RBX = r64(3), RSP = r64(4), RBP = r64(5), RSI = r64(6), RDI = r64(7);
    /** 64-bit registers. */
    public static final Reg R8 = r64(8), R9 = r64(9), R10 = r64(10), R11 = r64(11), R12 = r64(12), R13 = r64(13), R14 = r64(14), R15 = r64(15);
    /** 32-bit registers. */
    public static final Reg EAX = r32(0), ECX = r32(1), EDX = r32(2), EBX = r32(3), ESI = r32(6), EDI = r32(7), R8D = r32(8), R9D = r32(9), R10D = r32(10), R11D = r32(11);
    /** 8-bit registers. */
    public static final Reg AL = of(RegClass.R8, 0), CL = of(RegClass.R8, 1);

    /** Validates. */
    public Reg {
        if (number < 0 || number >= kind.count()) {
            throw new IllegalArgumentException("no register " + number + " in class " + kind);
        }
    }

    private static Reg[][] all() {
        RegClass[] classes = RegClass.values();
        Reg[][] all = new Reg[classes.length][];
        for (RegClass c : classes) {
            Reg[] regs = new Reg[c.count()];
            for (int i = 0; i < regs.length; i++) {
                regs[i] = new Reg(c, i);
            }
            all[c.ordinal()] = regs;
        }
        return all;
    }

    /** The register of a class with a number. */
    public static Reg of(RegClass kind, int number) {
        Reg[] regs = ALL[kind.ordinal()];
        if (number < 0 || number >= regs.length) {
            throw new IllegalArgumentException("no register " + number + " in class " + kind);
        }
        return regs[number];
    }

    /** 64-bit register. */
    public static Reg r64(int number) {
        return of(RegClass.R64, number);
    }

    /** 32-bit register. */
    public static Reg r32(int number) {
        return of(RegClass.R32, number);
    }

    /** Low byte of a general register. */
    public static Reg r8(Gpr gpr) {
        return of(RegClass.R8, gpr.encoding());
    }

    /** Low 16 bits of a general register. */
    public static Reg r16(Gpr gpr) {
        return of(RegClass.R16, gpr.encoding());
    }

    /** Low half of a general register. */
    public static Reg r32(Gpr gpr) {
        return of(RegClass.R32, gpr.encoding());
    }

    /** A general register. */
    public static Reg r64(Gpr gpr) {
        return of(RegClass.R64, gpr.encoding());
    }

    /** A vector register as xmm. */
    public static Reg xmm(Fpr fpr) {
        return of(RegClass.XMM, fpr.encoding());
    }

    /** xmm register. */
    public static Reg xmm(int number) {
        return of(RegClass.XMM, number);
    }

    /** ymm register. */
    public static Reg ymm(int number) {
        return of(RegClass.YMM, number);
    }

    /** zmm register. */
    public static Reg zmm(int number) {
        return of(RegClass.ZMM, number);
    }

    /** Mask register. */
    public static Reg k(int number) {
        return of(RegClass.K, number);
    }

    /** x87 register. */
    public static Reg st(int number) {
        return of(RegClass.ST, number);
    }

    /** The same register number in another class. */
    public Reg as(RegClass other) {
        return of(other, number);
    }

    @Override
    public String toString() {
        return kind.registerName(number);
    }

    @Override
    public int shape() {
        return Shape.ofRegister(kind);
    }
}
