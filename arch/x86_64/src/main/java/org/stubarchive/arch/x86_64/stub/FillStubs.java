package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Masked;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.RegClass;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.stubgen.Label;

/**
 * The fill family: {@code long fill(to, value, count)}, result 0, with the low bits of the value and the count in elements; the address is aligned to the element size. And
 * {@code long unsafe_setmemory(to, bytes, value)} of memory that may fault: the result is 0, or -1 after a fault.
 */
final class FillStubs {
    private static final Reg TO = Reg.RDI;
    private static final Reg BYTES = Reg.RDX;
    private static final Reg PATTERN = Reg.RAX;
    private static final int UNROLL = 4;
    /** The value in every byte, short or int of a word. */
    private static final long[] ONES = {0x0101_0101_0101_0101L, 0x0001_0001_0001_0001L, 0x0000_0001_0000_0001L};

    private FillStubs() {}

    static List<X86Stub> all() {
        List<X86Stub> stubs = new ArrayList<>();
        for (String prefix : List.of("", "arrayof_")) {
            stubs.add(new Fill(prefix + "jbyte_fill", 0));
            stubs.add(new Fill(prefix + "jshort_fill", 1));
            stubs.add(new Fill(prefix + "jint_fill", 2));
        }
        stubs.add(new SetMemory());
        return stubs;
    }

    private static final class Fill extends X86Stub {
        private final int shift;

        Fill(String name, int shift) {
            super(name);
            this.shift = shift;
        }

        @Override
        public List<CpuFeatures> variants() {
            return VectorLevel.variants();
        }

        @Override
        protected void generate(Code code) {
            Label done = code.label();
            code.entry(name());
            if (shift != 0) {
                code.emit(SHL, BYTES, Imm.of(shift));
            }
            emit(code, Reg.RSI, shift, done);
            code.bind(done);
            code.returnZero();
        }
    }

    private static final class SetMemory extends X86Stub {
        SetMemory() {
            super("unsafe_setmemory");
        }

        @Override
        public List<CpuFeatures> variants() {
            return VectorLevel.variants();
        }

        @Override
        protected void generate(Code code) {
            Label done = code.label();
            Label fault = code.label();
            code.entry(name());
            code.emit(XCHG, BYTES, Reg.RSI);
            code.masm.faultRange(fault, () -> emit(code, Reg.RSI, 0, done));
            code.bind(done);
            code.returnZero();
            code.bind(fault);
            VectorLevel.of(code.masm.recorder().allowedFeatures()).done(code);
            code.masm.jumpCell(CodeSymbol.stubEntry("unsafecopy_common", 0));
        }
    }

    private static Mem at(int displacement) {
        return Mem.of(0, TO, displacement);
    }

    private static Mem at(Reg index, int displacement) {
        return Mem.of(0, TO, index, 0, displacement);
    }

    private static void emit(X86Stub.Code code, Reg value, int shift, Label done) {
        VectorLevel level = VectorLevel.of(code.masm.recorder().allowedFeatures());
        if (shift == 0) {
            code.emit(MOVZX, PATTERN.as(RegClass.R32), value.as(RegClass.R8));
        } else if (shift == 1) {
            code.emit(MOVZX, PATTERN.as(RegClass.R32), value.as(RegClass.R16));
        } else {
            code.emit(MOV, PATTERN.as(RegClass.R32), value.as(RegClass.R32));
        }
        code.emit(MOVABS, Reg.RCX, Imm.of(ONES[shift]));
        code.emit(IMUL, PATTERN, Reg.RCX);
        if (level == VectorLevel.AVX512) {
            masked(code);
        } else {
            scalar(code, shift, done);
        }
        broadcast(code, level);
        if (level == VectorLevel.AVX2) {
            overlapping(code, VectorLevel.SSE2, 2, level);
        }
        overlapping(code, level, 2, level);
        overlapping(code, level, UNROLL, level);
        loop(code, level);
    }

    private static void broadcast(X86Stub.Code code, VectorLevel level) {
        Reg low = Reg.xmm(0);
        switch (level) {
            case SSE2 -> {
                code.emit(MOVQ, low, PATTERN);
                code.emit(PUNPCKLQDQ, low, low);
            }
            case AVX2 -> {
                code.emit(VMOVQ, low, PATTERN);
                code.emit(VPBROADCASTQ, level.register(0), low);
            }
            case AVX512 -> code.emit(VPBROADCASTQ, level.register(0), PATTERN);
        }
    }

    /** Up to 15 bytes from a general register. */
    private static void scalar(X86Stub.Code code, int shift, Label done) {
        Label vectors = code.label();
        code.emit(CMP, BYTES, Imm.of(16));
        code.jump(JAE, vectors);
        for (int piece = 8; piece >= 1 << shift; piece /= 2) {
            Label smaller = code.label();
            boolean single = piece == 1 << shift;
            Reg part = PATTERN.as(RegClass.values()[Integer.numberOfTrailingZeros(piece)]);
            code.emit(CMP, BYTES, Imm.of(piece));
            code.jump(JB, single ? done : smaller);
            code.emit(MOV, at(0).withBits(8 * piece), part);
            if (!single) {
                code.emit(MOV, at(BYTES, -piece).withBits(8 * piece), part);
            }
            code.returnZero();
            code.bind(smaller);
        }
        code.bind(vectors);
    }

    /** Up to 64 bytes under a mask. */
    private static void masked(X86Stub.Code code) {
        Label longer = code.label();
        Reg mask = Reg.k(1);
        code.emit(CMP, BYTES, Imm.of(64));
        code.jumpNear(JA, longer);
        code.emit(MOV, Reg.RCX, Imm.of(-1));
        code.emit(BZHI, Reg.RCX, Reg.RCX, BYTES);
        code.emit(KMOVQ, mask, Reg.RCX);
        code.emit(VPBROADCASTQ, Reg.zmm(0), PATTERN);
        code.emit(VMOVDQU8, Masked.merge(at(0).withBits(512), mask), Reg.zmm(0));
        code.emit(VZEROUPPER);
        code.returnZero();
        code.bind(longer);
    }

    private static void leave(X86Stub.Code code, VectorLevel level) {
        level.done(code);
        code.returnZero();
    }

    /** Blocks of at most {@code count} vectors. */
    private static void overlapping(X86Stub.Code code, VectorLevel vectors, int count, VectorLevel used) {
        Label longer = code.label();
        int size = vectors.bytes();
        code.emit(CMP, BYTES, Imm.of(count * size));
        code.jump(JA, longer);
        for (int i = 0; i < count; i++) {
            vectors.store(code, i < count / 2 ? at(i * size) : at(BYTES, (i - count) * size), 0);
        }
        leave(code, used);
        code.bind(longer);
    }

    private static void loop(X86Stub.Code code, VectorLevel level) {
        int size = level.bytes();
        Reg index = Reg.RCX;
        Reg limit = Reg.R8;
        Label loop = code.label();
        Label end = code.label();
        level.store(code, at(0), 0);
        // First index at which the address is aligned, 1..size.
        code.emit(MOV, index, TO);
        code.emit(AND, index, Imm.of(size - 1));
        code.emit(SUB, index, Imm.of(size));
        code.emit(NEG, index);
        code.emit(LEA, limit, Mem.of(0, BYTES, -UNROLL * size));
        code.emit(CMP, index, limit);
        code.jump(JAE, end);
        code.masm.align(16);
        code.bind(loop);
        for (int i = 0; i < UNROLL; i++) {
            level.store(code, at(index, i * size), 0);
        }
        code.emit(ADD, index, Imm.of(UNROLL * size));
        code.emit(CMP, index, limit);
        code.jump(JB, loop);
        code.bind(end);
        for (int i = 1; i <= UNROLL; i++) {
            level.store(code, at(BYTES, -i * size), 0);
        }
        leave(code, level);
    }
}
