package org.stubarchive.arch.aarch64;

import static org.stubarchive.arch.aarch64.Aarch64Registers.FPRS;
import static org.stubarchive.arch.aarch64.Aarch64Registers.FP_SCRATCH1;
import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH2;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Assembler;
import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.FpImm;
import org.stubarchive.arch.aarch64.asm.FpImmediate;
import org.stubarchive.arch.aarch64.asm.Mnemonic;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpOp;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.NanOrder;
import org.stubarchive.stubgen.Width;

/** The floating-point sequences of {@link Aarch64MacroAssembler}. The control register is as Linux gives it: round to nearest, no flushing of denormals. */
final class Aarch64FloatOps {
    private final Aarch64MacroAssembler masm;
    private final A64Assembler asm;

    Aarch64FloatOps(Aarch64MacroAssembler masm, A64Assembler asm) {
        this.masm = masm;
        this.asm = asm;
    }

    static Reg reg(FpWidth width, Fpr fpr) {
        return width == FpWidth.F32 ? Reg.s(fpr) : Reg.d(fpr);
    }

    static int bytes(FpWidth width) {
        return width == FpWidth.F32 ? 4 : 8;
    }

    private static Reg bitsOf(FpWidth width, Gpr gpr) {
        return width == FpWidth.F32 ? Reg.w(gpr) : Reg.x(gpr);
    }

    private static Mnemonic mnemonic(FpOp op) {
        return switch (op) {
            case ADD -> FADD;
            case SUB -> FSUB;
            case MUL -> FMUL;
            case DIV -> FDIV;
        };
    }

    void move(FpWidth width, Fpr dst, Fpr src) {
        if (!dst.equals(src)) {
            asm.emit(FMOV, reg(width, dst), reg(width, src));
        }
    }

    void moveImmediate(FpWidth width, Fpr dst, long bits) {
        Reg d = reg(width, dst);
        long value = width == FpWidth.F32 ? bits & 0xFFFF_FFFFL : bits;
        if (value == 0) {
            asm.emit(FMOV, d, width == FpWidth.F32 ? Reg.WZR : Reg.XZR);
        } else if (FpImmediate.isEncodable(number(width, value))) {
            asm.emit(FMOV, d, FpImm.of(number(width, value)));
        } else {
            masm.moveImmediate(SCRATCH2, value);
            asm.emit(FMOV, d, bitsOf(width, Aarch64Registers.gpr(SCRATCH2)));
        }
    }

    private static double number(FpWidth width, long bits) {
        return width == FpWidth.F32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    void moveToGpr(FpWidth width, Gpr dst, Fpr src) {
        asm.emit(FMOV, bitsOf(width, dst), reg(width, src));
    }

    void moveFromGpr(FpWidth width, Fpr dst, Gpr src) {
        asm.emit(FMOV, reg(width, dst), bitsOf(width, src));
    }

    void op(FpOp op, FpWidth width, Fpr dst, Fpr a, Fpr b) {
        asm.emit(mnemonic(op), reg(width, dst), reg(width, a), reg(width, b));
    }

    void opMemory(FpOp op, FpWidth width, Fpr dst, Fpr a, Address b) {
        masm.loadFp(width, FP_SCRATCH1, b);
        op(op, width, dst, a, FP_SCRATCH1);
    }

    void unary(Mnemonic mnemonic, FpWidth width, Fpr dst, Fpr a) {
        asm.emit(mnemonic, reg(width, dst), reg(width, a));
    }

    /**
     * Calls {@code fmod}: v0 = fmod(v0, v1). The remainder of two floats is exact as double, hence as float.
     */
    void remainder(FpWidth width, Fpr dst, Fpr a, Fpr b) {
        Fpr x = FPRS.get(0);
        Fpr y = FPRS.get(1);
        Fpr divisor = b;
        if (b.equals(x) && !a.equals(x)) {
            move(width, FP_SCRATCH1, b);
            divisor = FP_SCRATCH1;
        }
        Fpr dividend = a;
        if (a.equals(y)) {
            move(width, x, a);
            dividend = x;
        }
        move(width, y, divisor);
        move(width, x, dividend);
        if (width == FpWidth.F32) {
            asm.emit(FCVT, Reg.d(x), Reg.s(x));
            asm.emit(FCVT, Reg.d(y), Reg.s(y));
        }
        masm.callCell(CodeSymbol.stubEntry("fmod", 0));
        if (width == FpWidth.F32) {
            asm.emit(FCVT, Reg.s(x), Reg.d(x));
        }
        move(width, dst, x);
    }

    void compare(FpWidth width, NanOrder nan, Gpr dst, Fpr a, Fpr b) {
        asm.emit(FCMP, reg(width, a), reg(width, b));
        // Unordered sets C and V only: it is "less" by N != V, and not by N alone.
        masm.threeWay(dst, nan == NanOrder.LESS ? A64Condition.LT : A64Condition.MI);
    }

    void fromInt(Width from, FpWidth to, Fpr dst, Gpr src) {
        asm.emit(SCVTF, reg(to, dst), Aarch64MacroAssembler.reg(from, src));
    }

    /** The instruction saturates and gives 0 for NaN, as Java asks (Arm ARM, FPToFixed). */
    void toInt(FpWidth from, Width to, Gpr dst, Fpr src) {
        asm.emit(FCVTZS, Aarch64MacroAssembler.reg(to, dst), reg(from, src));
    }

    void convert(FpWidth from, FpWidth to, Fpr dst, Fpr src) {
        if (from == to) {
            move(from, dst, src);
        } else {
            asm.emit(FCVT, reg(to, dst), reg(from, src));
        }
    }
}
