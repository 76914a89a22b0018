package org.stubarchive.arch.x86_64;

import static org.stubarchive.arch.x86_64.X86Registers.FP_SCRATCH;
import static org.stubarchive.arch.x86_64.X86Registers.SCRATCH1;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Mnemonic;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.RegClass;
import org.stubarchive.arch.x86_64.asm.Target;
import org.stubarchive.arch.x86_64.asm.X86Assembler;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.FpOp;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.NanOrder;
import org.stubarchive.stubgen.Width;

/** The floating-point sequences of {@link X86MacroAssembler}, on SSE2. */
final class X86FloatOps {
    private final X86MacroAssembler masm;
    private final X86Assembler asm;

    X86FloatOps(X86MacroAssembler masm, X86Assembler asm) {
        this.masm = masm;
        this.asm = asm;
    }

    private static Mnemonic pick(FpWidth width, Mnemonic single, Mnemonic twice) {
        return width == FpWidth.F32 ? single : twice;
    }

    private static Mem mem(FpWidth width, Address a) {
        return X86MacroAssembler.mem(width == FpWidth.F32 ? 32 : 64, a);
    }

    private static Mnemonic mnemonic(FpOp op, FpWidth width) {
        return switch (op) {
            case ADD -> pick(width, ADDSS, ADDSD);
            case SUB -> pick(width, SUBSS, SUBSD);
            case MUL -> pick(width, MULSS, MULSD);
            case DIV -> pick(width, DIVSS, DIVSD);
        };
    }

    private void copy(Reg dst, Reg src) {
        if (!dst.equals(src)) {
            asm.emit(MOVAPS, dst, src);
        }
    }

    void move(Fpr dst, Fpr src) {
        copy(Reg.xmm(dst), Reg.xmm(src));
    }

    void load(FpWidth width, Fpr dst, Address src) {
        asm.emit(pick(width, MOVSS, MOVSD), Reg.xmm(dst), mem(width, src));
    }

    void store(FpWidth width, Address dst, Fpr src) {
        asm.emit(pick(width, MOVSS, MOVSD), mem(width, dst), Reg.xmm(src));
    }

    void moveImmediate(FpWidth width, Fpr dst, long bits) {
        Reg d = Reg.xmm(dst);
        if (bits == 0) {
            asm.emit(XORPS, d, d);
            return;
        }
        long value = width == FpWidth.F32 ? bits & 0xFFFF_FFFFL : bits;
        masm.moveImmediate(SCRATCH1, value);
        moveBits(width, d, SCRATCH1);
    }

    private void moveBits(FpWidth width, Reg dst, Reg src) {
        if (width == FpWidth.F32) {
            asm.emit(MOVD, dst, src.as(RegClass.R32));
        } else {
            asm.emit(MOVQ, dst, src);
        }
    }

    void moveToGpr(FpWidth width, Gpr dst, Fpr src) {
        if (width == FpWidth.F32) {
            asm.emit(MOVD, Reg.r32(dst), Reg.xmm(src));
        } else {
            asm.emit(MOVQ, Reg.r64(dst), Reg.xmm(src));
        }
    }

    void moveFromGpr(FpWidth width, Fpr dst, Gpr src) {
        moveBits(width, Reg.xmm(dst), Reg.r64(src));
    }

    void op(FpOp op, FpWidth width, Fpr dst, Fpr a, Fpr b) {
        Mnemonic m = mnemonic(op, width);
        Reg d = Reg.xmm(dst);
        if (dst.equals(b) && !dst.equals(a)) {
            if (op == FpOp.ADD || op == FpOp.MUL) {
                asm.emit(m, d, Reg.xmm(a));
                return;
            }
            copy(FP_SCRATCH, d);
            copy(d, Reg.xmm(a));
            asm.emit(m, d, FP_SCRATCH);
            return;
        }
        copy(d, Reg.xmm(a));
        asm.emit(m, d, Reg.xmm(b));
    }

    void opMemory(FpOp op, FpWidth width, Fpr dst, Fpr a, Address b) {
        copy(Reg.xmm(dst), Reg.xmm(a));
        asm.emit(mnemonic(op, width), Reg.xmm(dst), mem(width, b));
    }

    void negate(FpWidth width, Fpr dst, Fpr a) {
        asm.emit(PCMPEQD, FP_SCRATCH, FP_SCRATCH);
        asm.emit(pick(width, PSLLD, PSLLQ), FP_SCRATCH, Imm.of(width == FpWidth.F32 ? 31 : 63));
        copy(Reg.xmm(dst), Reg.xmm(a));
        asm.emit(XORPS, Reg.xmm(dst), FP_SCRATCH);
    }

    void abs(FpWidth width, Fpr dst, Fpr a) {
        asm.emit(PCMPEQD, FP_SCRATCH, FP_SCRATCH);
        asm.emit(pick(width, PSRLD, PSRLQ), FP_SCRATCH, Imm.of(1));
        copy(Reg.xmm(dst), Reg.xmm(a));
        asm.emit(ANDPS, Reg.xmm(dst), FP_SCRATCH);
    }

    void sqrt(FpWidth width, Fpr dst, Fpr a) {
        asm.emit(pick(width, SQRTSS, SQRTSD), Reg.xmm(dst), Reg.xmm(a));
    }

    /**
     * Calls {@code fmod}, which takes xmm0 and xmm1, gives xmm0 and changes only these and the scratch registers. The remainder of two floats is exact as double, hence as float.
     */
    void remainder(FpWidth width, Fpr dst, Fpr a, Fpr b) {
        Reg x = Reg.xmm(0);
        Reg y = Reg.xmm(1);
        Reg dividend = Reg.xmm(a);
        Reg divisor = Reg.xmm(b);
        if (divisor.equals(x)) {
            copy(FP_SCRATCH, divisor);
            divisor = FP_SCRATCH;
        }
        copy(x, dividend);
        copy(y, divisor);
        if (width == FpWidth.F32) {
            asm.emit(CVTSS2SD, x, x);
            asm.emit(CVTSS2SD, y, y);
        }
        masm.callCell(CodeSymbol.stubEntry("fmod", 0));
        if (width == FpWidth.F32) {
            asm.emit(CVTSD2SS, x, x);
        }
        copy(Reg.xmm(dst), x);
    }

    void compare(FpWidth width, NanOrder nan, Gpr dst, Fpr a, Fpr b) {
        Mnemonic m = pick(width, UCOMISS, UCOMISD);
        // Unordered sets the flag of "below": so the operands' order decides what NaN gives.
        if (nan == NanOrder.LESS) {
            asm.emit(m, Reg.xmm(a), Reg.xmm(b));
            masm.threeWay(dst, SETA, SETB);
        } else {
            asm.emit(m, Reg.xmm(b), Reg.xmm(a));
            masm.threeWay(dst, SETB, SETA);
        }
    }

    void fromInt(Width from, FpWidth to, Fpr dst, Gpr src) {
        Reg d = Reg.xmm(dst);
        // The conversion keeps the upper part: break the dependency on it.
        asm.emit(XORPS, d, d);
        asm.emit(pick(to, CVTSI2SS, CVTSI2SD), d, X86MacroAssembler.reg(from, src));
    }

    void toInt(FpWidth from, Width to, Gpr dst, Fpr src) {
        Reg d = X86MacroAssembler.reg(to, dst);
        Reg s = Reg.xmm(src);
        Label notANumber = masm.newLabel();
        Label done = masm.newLabel();
        asm.emit(pick(from, CVTTSS2SI, CVTTSD2SI), d, s);
        // The processor answers the most negative integer for what it cannot convert; only that overflows when 1 is subtracted.
        asm.emit(CMP, d, Imm.of(1));
        asm.emit(JNO, Target.near(done));
        asm.emit(XORPS, FP_SCRATCH, FP_SCRATCH);
        asm.emit(pick(from, UCOMISS, UCOMISD), s, FP_SCRATCH);
        asm.emit(JP, Target.near(notANumber));
        asm.emit(JB, Target.near(done));
        asm.emit(NOT, d);
        asm.emit(JMP, Target.near(done));
        masm.bind(notANumber);
        asm.emit(XOR, d.as(RegClass.R32), d.as(RegClass.R32));
        masm.bind(done);
    }

    void convert(FpWidth from, FpWidth to, Fpr dst, Fpr src) {
        if (from == to) {
            move(dst, src);
        } else {
            asm.emit(pick(from, CVTSS2SD, CVTSD2SS), Reg.xmm(dst), Reg.xmm(src));
        }
    }
}
