package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.Shift;
import org.stubarchive.arch.aarch64.asm.Shifted;
import org.stubarchive.stubgen.Label;

/**
 * v0 = C's fmod(v0, v1), which is Java's {@code %} (JLS 15.17.3): exact, sign of the dividend. Changes v1, x0..x6, the macro-assembler's scratch registers and the flags.
 *
 * <p>A64 has no remainder of numbers, so it is one of integers. With both magnitudes as {@code m * 2^(e - 1075)}, {@code e >= 1}, the result is {@code mx * 2^(ex - ey) mod my} at the
 * exponent {@code ey}. The power of two is multiplied in by steps: a remainder is below {@code my}, so as many bits as {@code my} has leading zeros (11 at least) can be shifted in
 * before each division.
 */
final class FmodStub extends Aarch64Stub {
    private static final int FRACTION_BITS = 52;
    /** Leading zeros of a number with its implicit bit. */
    private static final int EXPONENT_BITS = 11;

    /** Magnitude of the dividend, then its fraction, then the remainder. */
    private static final Reg X = Reg.X0;
    /** Magnitude of the divisor, then its fraction. */
    private static final Reg Y = Reg.X1;
    private static final Reg SIGN = Reg.X2;
    /** Exponent of the dividend, then what of the difference is still to be multiplied in. */
    private static final Reg DIFFERENCE = Reg.X3;
    private static final Reg EXPONENT = Reg.X4;
    private static final Reg STEP = Reg.X5;
    private static final Reg ROOM = Reg.X6;
    private static final Reg TEMP = Reg.X16;

    FmodStub() {
        super("fmod");
    }

    @Override
    protected void generate(Code code) {
        Label notANumber = code.label();
        Label finite = code.label();
        Label smaller = code.label();
        Label loop = code.label();
        Label reduced = code.label();
        Label done = code.label();
        code.entry("fmod");
        code.emit(FMOV, X, Reg.d(0));
        code.emit(FMOV, Y, Reg.d(1));
        code.emit(AND, SIGN, X, Imm.of(Long.MIN_VALUE));
        code.emit(AND, X, X, Imm.of(Long.MAX_VALUE));
        code.emit(AND, Y, Y, Imm.of(Long.MAX_VALUE));
        // NaN where the dividend is infinite or NaN, the divisor zero or NaN. Infinities have the least bits of what is not finite.
        code.emit(MOV, TEMP, Imm.of(Double.doubleToRawLongBits(Double.POSITIVE_INFINITY)));
        code.emit(CMP, X, TEMP);
        code.jumpIf(A64Condition.HS, notANumber);
        code.jump(CBZ, Y, notANumber);
        code.emit(CMP, Y, TEMP);
        code.jumpIf(A64Condition.LS, finite);
        code.bind(notANumber);
        code.emit(FMUL, Reg.d(0), Reg.d(0), Reg.d(1));
        code.emit(FDIV, Reg.d(0), Reg.d(0), Reg.d(0));
        code.emit(RET);

        code.bind(finite);
        code.emit(CMP, X, Y);
        code.jumpIf(A64Condition.LO, smaller);
        split(code, X, DIFFERENCE);
        split(code, Y, EXPONENT);
        code.emit(SUB, DIFFERENCE, DIFFERENCE, EXPONENT);
        code.emit(CLZ, ROOM, Y);
        remainder(code);
        code.bind(loop);
        code.jump(CBZ, DIFFERENCE, reduced);
        code.jump(CBZ, X, done);
        code.emit(CMP, DIFFERENCE, ROOM);
        code.emit(CSEL, STEP, DIFFERENCE, ROOM, A64Condition.LO);
        code.emit(LSL, X, X, STEP);
        code.emit(SUB, DIFFERENCE, DIFFERENCE, STEP);
        remainder(code);
        code.jump(loop);

        code.bind(reduced);
        code.jump(CBZ, X, done);
        // Up to its place, but not beyond the exponent of subnormal numbers.
        code.emit(CLZ, STEP, X);
        code.emit(SUB, STEP, STEP, Imm.of(EXPONENT_BITS));
        code.emit(SUB, EXPONENT, EXPONENT, Imm.of(1));
        code.emit(CMP, STEP, EXPONENT);
        code.emit(CSEL, STEP, STEP, EXPONENT, A64Condition.LO);
        code.emit(LSL, X, X, STEP);
        code.emit(SUB, EXPONENT, EXPONENT, STEP);
        // The implicit bit, where there is one, adds 1 to the exponent.
        code.emit(ADD, X, X, Shifted.of(EXPONENT, Shift.LSL, FRACTION_BITS));
        code.bind(done);
        code.emit(ORR, X, X, SIGN);
        code.emit(FMOV, Reg.d(0), X);
        code.bind(smaller);
        code.emit(RET);
    }

    /** Splits a magnitude into its fraction, implicit bit included, and its exponent, which is 1 for subnormal numbers too. */
    private static void split(Code code, Reg magnitude, Reg exponent) {
        Label subnormal = code.label();
        Label split = code.label();
        code.emit(LSR, exponent, magnitude, Imm.of(FRACTION_BITS));
        code.jump(CBZ, exponent, subnormal);
        code.emit(AND, magnitude, magnitude, Imm.of((1L << FRACTION_BITS) - 1));
        code.emit(ORR, magnitude, magnitude, Imm.of(1L << FRACTION_BITS));
        code.jump(split);
        code.bind(subnormal);
        code.emit(MOV, exponent, Imm.of(1));
        code.bind(split);
    }

    /** Remainder of the dividend's fraction. */
    private static void remainder(Code code) {
        code.emit(UDIV, TEMP, X, Y);
        code.emit(MSUB, X, TEMP, Y, X);
    }
}
