package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Masked;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.RegClass;
import org.stubarchive.stubgen.Label;

/**
 * Emits copies of rdx bytes from rdi to rsi.
 *
 * <p>Short blocks are read whole before anything is written, with two, four or more pieces that overlap in the middle. Long blocks are copied by a loop whose destination is aligned;
 * the ends that the loop does not reach are read before it and written behind it. So every source byte is read before it is overwritten, whatever the distance of the blocks, as long as
 * the loop runs in the right direction: {@link #ascending} is right unless the destination starts inside the source, {@link #descending} unless the source starts inside the destination.
 *
 * <p>No piece splits an element that is aligned to its size, so that other threads see whole elements.
 */
final class CopyEmitter {
    private static final Reg FROM = Reg.RDI;
    private static final Reg TO = Reg.RSI;
    private static final Reg BYTES = Reg.RDX;
    private static final Reg INDEX = Reg.RCX;
    private static final Reg LIMIT = Reg.R8;
    private static final int UNROLL = 4;
    /** Vector registers 0..3 carry the loop's data, these the ends'. */
    private static final int ENDS = 4;

    private final X86Stub.Code code;
    private final VectorLevel level;
    private final int elementSize;
    /** Where a copy of nothing goes: the result is ready to be returned there. */
    private final Label done;

    /**
     * Prepares.
     *
     * @param elementSize the byte count is a multiple of this power of two
     */
    CopyEmitter(X86Stub.Code code, int elementSize) {
        this.code = code;
        this.level = VectorLevel.of(code.masm.recorder().allowedFeatures());
        this.elementSize = elementSize;
        this.done = code.label();
    }

    private static Mem at(Reg base, int displacement) {
        return Mem.of(0, base, displacement);
    }

    private static Mem at(Reg base, Reg index, int displacement) {
        return Mem.of(0, base, index, 0, displacement);
    }

    /** Copies blocks of up to four vectors, the same for both directions; longer ones fall through. */
    private void shortBlocks() {
        if (level == VectorLevel.AVX512) {
            masked();
        } else {
            scalar();
        }
        if (level == VectorLevel.AVX2) {
            overlapping(VectorLevel.SSE2, 2);
        }
        overlapping(level, 2);
        overlapping(level, UNROLL);
    }

    /** Up to 15 bytes in general registers, largest piece first. */
    private void scalar() {
        Label vectors = code.label();
        code.emit(CMP, BYTES, Imm.of(16));
        code.jump(JAE, vectors);
        for (int piece = 8; piece >= elementSize; piece /= 2) {
            Label smaller = code.label();
            RegClass part = RegClass.values()[Integer.numberOfTrailingZeros(piece)];
            code.emit(CMP, BYTES, Imm.of(piece));
            code.jump(JB, piece == elementSize ? done : smaller);
            // What is left when larger pieces did not fit is a single element.
            boolean single = piece == elementSize;
            load(Reg.RAX, piece, at(FROM, 0));
            if (!single) {
                load(Reg.RCX, piece, at(FROM, BYTES, -piece));
            }
            code.emit(MOV, at(TO, 0).withBits(8 * piece), Reg.RAX.as(part));
            if (!single) {
                code.emit(MOV, at(TO, BYTES, -piece).withBits(8 * piece), Reg.RCX.as(part));
            }
            code.returnZero();
            code.bind(smaller);
        }
        code.bind(vectors);
    }

    private void load(Reg register, int bytes, Mem address) {
        Mem m = address.withBits(8 * bytes);
        if (bytes < 4) {
            code.emit(MOVZX, register.as(RegClass.R32), m);
        } else {
            code.emit(MOV, register.as(bytes == 8 ? RegClass.R64 : RegClass.R32), m);
        }
    }

    /** Up to 64 bytes under a mask. */
    private void masked() {
        Label longer = code.label();
        Reg mask = Reg.k(1);
        Reg data = VectorLevel.AVX512.register(0);
        code.emit(CMP, BYTES, Imm.of(64));
        code.jumpNear(JA, longer);
        code.emit(MOV, Reg.RAX, Imm.of(-1));
        code.emit(BZHI, Reg.RAX, Reg.RAX, BYTES);
        code.emit(KMOVQ, mask, Reg.RAX);
        code.emit(VMOVDQU8, Masked.zero(data, mask), at(FROM, 0).withBits(512));
        code.emit(VMOVDQU8, Masked.merge(at(TO, 0).withBits(512), mask), data);
        leave(level);
        code.bind(longer);
    }

    private void leave(VectorLevel used) {
        used.done(code);
        code.returnZero();
    }

    /** Blocks of at most {@code count} vectors: the first half from the start, the other half up to the end. */
    private void overlapping(VectorLevel vectors, int count) {
        Label longer = code.label();
        code.emit(CMP, BYTES, Imm.of(count * vectors.bytes()));
        code.jump(JA, longer);
        for (int i = 0; i < count; i++) {
            vectors.load(code, i, piece(FROM, vectors, i, count));
        }
        for (int i = 0; i < count; i++) {
            vectors.store(code, piece(TO, vectors, i, count), i);
        }
        leave(vectors);
        code.bind(longer);
    }

    private static Mem piece(Reg base, VectorLevel vectors, int i, int count) {
        int size = vectors.bytes();
        return i < count / 2 ? at(base, i * size) : at(base, BYTES, (i - count) * size);
    }

    /** Loop from the lowest address up. */
    private void ascending() {
        int size = level.bytes();
        Label loop = code.label();
        Label ends = code.label();
        level.load(code, ENDS, at(FROM, 0));
        for (int i = 1; i <= UNROLL; i++) {
            level.load(code, ENDS + i, at(FROM, BYTES, -i * size));
        }
        // First index at which the destination is aligned, 1..size.
        code.emit(MOV, INDEX, TO);
        code.emit(AND, INDEX, Imm.of(size - 1));
        code.emit(SUB, INDEX, Imm.of(size));
        code.emit(NEG, INDEX);
        code.emit(LEA, LIMIT, at(BYTES, -UNROLL * size));
        code.emit(CMP, INDEX, LIMIT);
        code.jump(JAE, ends);
        code.masm.align(16);
        code.bind(loop);
        for (int i = 0; i < UNROLL; i++) {
            level.load(code, i, at(FROM, INDEX, i * size));
        }
        for (int i = 0; i < UNROLL; i++) {
            level.store(code, at(TO, INDEX, i * size), i);
        }
        code.emit(ADD, INDEX, Imm.of(UNROLL * size));
        code.emit(CMP, INDEX, LIMIT);
        code.jump(JB, loop);
        code.bind(ends);
        level.store(code, at(TO, 0), ENDS);
        for (int i = 1; i <= UNROLL; i++) {
            level.store(code, at(TO, BYTES, -i * size), ENDS + i);
        }
        leave(level);
    }

    /** Loop from the highest address down. */
    private void descending() {
        int size = level.bytes();
        Label loop = code.label();
        Label ends = code.label();
        level.load(code, ENDS, at(FROM, BYTES, -size));
        for (int i = 1; i <= UNROLL; i++) {
            level.load(code, ENDS + i, at(FROM, (i - 1) * size));
        }
        // Highest index below the end at which the destination is aligned.
        code.emit(LEA, Reg.RAX, at(TO, BYTES, 0));
        code.emit(AND, Reg.EAX, Imm.of(size - 1));
        code.emit(MOV, INDEX, BYTES);
        code.emit(SUB, INDEX, Reg.RAX);
        code.emit(CMP, INDEX, Imm.of(UNROLL * size));
        code.jump(JBE, ends);
        code.masm.align(16);
        code.bind(loop);
        for (int i = 1; i <= UNROLL; i++) {
            level.load(code, i - 1, at(FROM, INDEX, -i * size));
        }
        for (int i = 1; i <= UNROLL; i++) {
            level.store(code, at(TO, INDEX, -i * size), i - 1);
        }
        code.emit(SUB, INDEX, Imm.of(UNROLL * size));
        code.emit(CMP, INDEX, Imm.of(UNROLL * size));
        code.jump(JA, loop);
        code.bind(ends);
        level.store(code, at(TO, BYTES, -size), ENDS);
        for (int i = 1; i <= UNROLL; i++) {
            level.store(code, at(TO, (i - 1) * size), ENDS + i);
        }
        leave(level);
    }

    /** Copies blocks that do not overlap, or whose destination is the lower one, and returns 0. */
    void disjoint() {
        shortBlocks();
        ascending();
        nothing();
    }

    private void nothing() {
        code.bind(done);
        code.returnZero();
    }

    /** Copies blocks that may overlap in any way, and returns 0. */
    void conjoint() {
        Label down = code.label();
        shortBlocks();
        code.emit(MOV, Reg.RAX, TO);
        code.emit(SUB, Reg.RAX, FROM);
        code.emit(CMP, Reg.RAX, BYTES);
        code.jump(JB, down);
        ascending();
        code.bind(down);
        descending();
        nothing();
    }
}
