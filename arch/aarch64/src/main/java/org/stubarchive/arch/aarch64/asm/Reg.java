package org.stubarchive.arch.aarch64.asm;

import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;

/**
 * A register operand.
 *
 * @param kind class
 * @param number encoding; 31 in the classes W and X is the zero register, in WSP and SP the stack pointer
 */
public record Reg(RegClass kind, int number) implements Operand {
    /** Number that the zero register and the stack pointer share. */
    static final int NUMBER_31 = 31;
    private static final int NUMBERS = 32;

    /** By position of the class, then number; null where the class has none. */
    private static final Reg[][] ALL = all();

    /** 64-bit registers. */
    public static final Reg X0 = x(0), X1 = x(1), X2 = x(2), X3 = x(3), X4 = x(4), X5 = x(5), X6 = x(6), X7 = x(7);
    /** 64-bit registers. */
    public static final Reg X8 = x(8), X9 = x(9), X10 = x(10), X11 = x(11), X12 = x(12), X13 = x(13), X14 = x(14), X15 = x(15);
    /** 64-bit registers. */
    public static final Reg X16 = x(16), X17 = x(17), X18 = x(18), X19 = x(19), X20 = x(20), X21 = x(21), X22 = x(22), X23 = x(23);
    /** 64-bit registers. */
    public static final Reg X24 = x(24), X25 = x(25), X26 = x(26), X27 = x(27), X28 = x(28), X29 = x(29), X30 = x(30);
    /** 32-bit registers. */
    public static final Reg W0 = w(0), W1 = w(1), W2 = w(2), W3 = w(3), W4 = w(4), W5 = w(5), W6 = w(6), W7 = w(7);
    /** 32-bit registers. */
    public static final Reg W8 = w(8), W9 = w(9), W10 = w(10), W11 = w(11), W12 = w(12), W13 = w(13), W14 = w(14), W15 = w(15);
    /** 32-bit registers. */
    public static final Reg W16 = w(16), W17 = w(17), W18 = w(18), W19 = w(19), W20 = w(20), W21 = w(21), W22 = w(22), W23 = w(23);
    /** 32-bit registers. */
    public static final Reg W24 = w(24), W25 = w(25), W26 = w(26), W27 = w(27), W28 = w(28), W29 = w(29), W30 = w(30);
    /** Link register. */
    public static final Reg LR = X30;
    /** Zero register. */
    public static final Reg XZR = x(NUMBER_31), WZR = w(NUMBER_31);
    /** Stack pointer. */
    public static final Reg SP = of(RegClass.SP, NUMBER_31), WSP = of(RegClass.WSP, NUMBER_31);

    /** Validates. */
    public Reg {
        if (!kind.has(number)) {
            throw new IllegalArgumentException("no register " + number + " in class " + kind);
        }
    }

    private static Reg[][] all() {
        RegClass[] classes = RegClass.values();
        Reg[][] all = new Reg[classes.length][NUMBERS];
        for (RegClass c : classes) {
            for (int i = 0; i < NUMBERS; i++) {
                all[c.ordinal()][i] = c.has(i) ? new Reg(c, i) : null;
            }
        }
        return all;
    }

    /**
     * The register of a class with a number.
     *
     * @throws IllegalArgumentException if the class has none
     */
    public static Reg of(RegClass kind, int number) {
        if (!kind.has(number)) {
            throw new IllegalArgumentException("no register " + number + " in class " + kind);
        }
        return ALL[kind.ordinal()][number];
    }

    /** 64-bit general register; 31 is xzr. */
    public static Reg x(int number) {
        return of(RegClass.X, number);
    }

    /** 32-bit general register; 31 is wzr. */
    public static Reg w(int number) {
        return of(RegClass.W, number);
    }

    /** A general register; number 31 is xzr. */
    public static Reg x(Gpr gpr) {
        return x(gpr.encoding());
    }

    /** Low half of a general register; number 31 is wzr. */
    public static Reg w(Gpr gpr) {
        return w(gpr.encoding());
    }

    /** 8-bit scalar. */
    public static Reg b(int number) {
        return of(RegClass.B, number);
    }

    /** 16-bit scalar. */
    public static Reg h(int number) {
        return of(RegClass.H, number);
    }

    /** 32-bit scalar. */
    public static Reg s(int number) {
        return of(RegClass.S, number);
    }

    /** 64-bit scalar. */
    public static Reg d(int number) {
        return of(RegClass.D, number);
    }

    /** 128-bit scalar. */
    public static Reg q(int number) {
        return of(RegClass.Q, number);
    }

    /** 32-bit scalar in a floating-point register. */
    public static Reg s(Fpr fpr) {
        return s(fpr.encoding());
    }

    /** 64-bit scalar in a floating-point register. */
    public static Reg d(Fpr fpr) {
        return d(fpr.encoding());
    }

    /** A whole floating-point register. */
    public static Reg q(Fpr fpr) {
        return q(fpr.encoding());
    }

    /** Vector register. */
    public static Reg v(int number, Arrangement arrangement) {
        return of(arrangement.regClass(), number);
    }

    /** A floating-point register as a vector. */
    public static Reg v(Fpr fpr, Arrangement arrangement) {
        return v(fpr.encoding(), arrangement);
    }

    /** Scalable vector of elements. */
    public static Reg z(int number, Element element) {
        return of(RegClass.scalable(element), number);
    }

    /** Scalable vector as a whole. */
    public static Reg z(int number) {
        return of(RegClass.Z, number);
    }

    /** Predicate register as a whole. */
    public static Reg p(int number) {
        return of(RegClass.P, number);
    }

    /** Predicate of elements. */
    public static Reg p(int number, Element element) {
        return of(RegClass.predicate(element), number);
    }

    /** The same register number in another class. */
    public Reg as(RegClass other) {
        return of(other, number);
    }

    /** The same register number as a vector. */
    public Reg as(Arrangement arrangement) {
        return of(arrangement.regClass(), number);
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
