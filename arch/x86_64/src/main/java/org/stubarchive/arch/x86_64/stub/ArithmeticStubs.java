package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.x86_64.X86Registers;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.Width;

/** Floating-point leaf stubs: remainder, conversions, sign constants, the control word. */
final class ArithmeticStubs {
    private ArithmeticStubs() {}

    static List<X86Stub> all() {
        return List.of(
                new Fmod(),
                new Fixup("f2i_fixup", FpWidth.F32, Width.W32),
                new Fixup("f2l_fixup", FpWidth.F32, Width.W64),
                new Fixup("d2i_fixup", FpWidth.F64, Width.W32),
                new Fixup("d2l_fixup", FpWidth.F64, Width.W64),
                new Constant("float_sign_mask", 0x7FFF_FFFF_7FFF_FFFFL),
                new Constant("float_sign_flip", 0x8000_0000_8000_0000L),
                new Constant("double_sign_mask", Long.MAX_VALUE),
                new Constant("double_sign_flip", Long.MIN_VALUE),
                new VerifyMxcsr());
    }

    /**
     * xmm0 = C's fmod(xmm0, xmm1), which is Java's {@code %} (JLS 15.17.3): exact, sign of the dividend. Changes nothing else but xmm1, r10, r11 and the flags.
     */
    private static final class Fmod extends X86Stub {
        private static final Mem X = Mem.of(64, Reg.RSP, -8);
        private static final Mem Y = Mem.of(64, Reg.RSP, -16);
        /** C2 in the high byte of the status word: the reduction is not complete. */
        private static final int INCOMPLETE = 0x400;

        Fmod() {
            super("fmod");
        }

        @Override
        protected void generate(Code code) {
            code.entry("fmod");
            code.emit(MOVSD, X, Reg.xmm(0));
            code.emit(MOVSD, Y, Reg.xmm(1));
            code.emit(MOV, Reg.R11, Reg.RAX);
            code.emit(FLD, Y);
            code.emit(FLD, X);
            Label again = code.asm.here();
            // Each step reduces the exponents' difference by up to 63.
            code.emit(FPREM);
            code.emit(FNSTSW);
            code.emit(TEST, Reg.EAX, Imm.of(INCOMPLETE));
            code.jump(JNE, again);
            code.emit(FSTP, X);
            code.emit(FSTP, Reg.st(0));
            code.emit(MOVSD, Reg.xmm(0), X);
            code.emit(MOV, Reg.RAX, Reg.R11);
            code.emit(RET);
        }
    }

    /** rax = the number in xmm0 as an integer (JLS 5.1.3): for compiled code, where the machine's conversion gave up. Changes nothing else but scratch registers. */
    private static final class Fixup extends X86Stub {
        private final FpWidth from;
        private final Width to;

        Fixup(String name, FpWidth from, Width to) {
            super(name);
            this.from = from;
            this.to = to;
        }

        @Override
        protected void generate(Code code) {
            code.entry(name());
            code.masm.convertFpToInt(from, to, X86Registers.gpr(Reg.RAX), X86Registers.FPRS.get(0));
            code.emit(RET);
        }
    }

    /** 16 bytes of data. */
    private static final class Constant extends X86Stub {
        private final long half;

        Constant(String name, long half) {
            super(name);
            this.half = half;
        }

        @Override
        protected void generate(Code code) {
            code.entry(name());
            code.masm.recorder().endOfCode();
            code.masm.buffer().emit64(half);
            code.masm.buffer().emit64(half);
        }
    }

    /** rax = 0 if the SSE control word is the one that Java code needs (round to nearest, exceptions masked, denormals kept); else 1, and it is put right. */
    private static final class VerifyMxcsr extends X86Stub {
        private static final int STANDARD = 0x1F80;
        /** The low six bits are sticky exception flags. */
        private static final int CONTROL_BITS = 0xFFC0;

        VerifyMxcsr() {
            super("verify_mxcsr");
        }

        @Override
        protected void generate(Code code) {
            Mem word = Mem.of(32, Reg.RSP, -8);
            Label wrong = code.label();
            code.entry("verify_mxcsr_entry");
            code.emit(STMXCSR, word);
            code.emit(MOV, Reg.EAX, word);
            code.emit(AND, Reg.EAX, Imm.of(CONTROL_BITS));
            code.emit(CMP, Reg.EAX, Imm.of(STANDARD));
            code.jumpNear(JNE, wrong);
            code.emit(XOR, Reg.EAX, Reg.EAX);
            code.emit(RET);
            code.bind(wrong);
            code.emit(MOV, word, Imm.of(STANDARD));
            code.emit(LDMXCSR, word);
            code.emit(MOV, Reg.EAX, Imm.of(1));
            code.emit(RET);
        }
    }
}
