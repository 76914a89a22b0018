package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.RegClass;
import org.stubarchive.arch.aarch64.asm.RegList;
import org.stubarchive.stubgen.Label;

/**
 * Copies with vectors of 16 bytes. Blocks of up to 128 bytes are moved as two parts that overlap in the middle. In loops the destination is aligned; the ends that a loop does not reach are
 * read before it and written behind it.
 */
final class NeonCopy extends CopyEmitter {
    private static final int VECTOR = 16;
    /** Vectors that a step of a loop moves, and the larger part of the shorter blocks has. */
    private static final int UNROLL = 4;
    private static final int STEP = UNROLL * VECTOR;
    /** Vector registers 0..3 carry the first part or the loop's data, 4..7 the other part or the end of four vectors, 16 the end of one. */
    private static final int OTHER = 4;
    private static final int SINGLE = 16;

    private static final Reg FROM_END = Reg.X3;
    private static final Reg TO_END = Reg.X4;
    private static final Reg TEMP = Reg.X5;
    private static final Reg READ = Reg.X6;
    private static final Reg WRITE = Reg.X7;
    private static final Reg LIMIT = Reg.X9;

    /** Where a copy of nothing goes. */
    private final Label done;

    NeonCopy(Aarch64Stub.Code code, Lanes lanes) {
        super(code, lanes);
        this.done = code.label();
    }

    @Override
    void shortBlocks(Unit unit) {
        Label vectors = code.label();
        convert(LENGTH, unit, Unit.BYTES);
        code.emit(ADD, FROM_END, FROM, LENGTH);
        code.emit(ADD, TO_END, TO, LENGTH);
        code.emit(CMP, LENGTH, Imm.of(VECTOR));
        code.jumpIf(A64Condition.HS, vectors);
        belowOneVector();
        code.bind(vectors);
        for (int count = 1; count <= UNROLL; count *= 2) {
            overlapping(count);
        }
    }

    private void belowOneVector() {
        if (lanes == Lanes.DOUBLEWORDS) {
            single();
            return;
        }
        Label below8 = code.label();
        code.jump(TBZ, LENGTH, 3, below8);
        parts(lanes.halfVector(0), lanes.halfVector(1), 8);
        code.bind(below8);
        switch (lanes) {
            case BYTES -> {
                Label below4 = code.label();
                code.jump(TBZ, LENGTH, 2, below4);
                code.emit(LDR, TEMP.as(RegClass.W), Mem.of(FROM));
                code.emit(LDUR, READ.as(RegClass.W), Mem.of(FROM_END, -4));
                code.emit(STR, TEMP.as(RegClass.W), Mem.of(TO));
                code.emit(STUR, READ.as(RegClass.W), Mem.of(TO_END, -4));
                code.returnZero();
                code.bind(below4);
                upToThree();
            }
            case HALFWORDS -> upToThree();
            default -> single();
        }
    }

    /** One element or none. */
    private void single() {
        code.jump(CBZ, LENGTH, done);
        code.emit(LDR, lanes.scalar(0), Mem.of(FROM));
        code.emit(STR, lanes.scalar(0), Mem.of(TO));
        code.returnZero();
    }

    /** Up to three elements: the first, the middle one and the last. */
    private void upToThree() {
        code.jump(CBZ, LENGTH, done);
        code.emit(LSR, TEMP, LENGTH, Imm.of(1));
        if (lanes.shift() != 0) {
            code.emit(AND, TEMP, TEMP, Imm.of(-lanes.bytes()));
        }
        code.emit(LDR, lanes.scalar(0), Mem.of(FROM));
        code.emit(LDR, lanes.scalar(1), Mem.indexed(FROM, TEMP));
        code.emit(LDUR, lanes.scalar(2), Mem.of(FROM_END, -lanes.bytes()));
        code.emit(STR, lanes.scalar(0), Mem.of(TO));
        code.emit(STR, lanes.scalar(1), Mem.indexed(TO, TEMP));
        code.emit(STUR, lanes.scalar(2), Mem.of(TO_END, -lanes.bytes()));
        code.returnZero();
    }

    /** Blocks of at most twice {@code count} vectors: the first part from the start, the other up to the end. */
    private void overlapping(int count) {
        Label longer = code.label();
        code.emit(CMP, LENGTH, Imm.of(2 * count * VECTOR));
        code.jumpIf(A64Condition.HI, longer);
        parts(lanes.vectors(0, count), lanes.vectors(OTHER, count), count * VECTOR);
        code.bind(longer);
    }

    private void parts(RegList first, RegList other, int size) {
        code.emit(LD1, first, Mem.of(FROM));
        code.emit(SUB, TEMP, FROM_END, Imm.of(size));
        code.emit(LD1, other, Mem.of(TEMP));
        code.emit(ST1, first, Mem.of(TO));
        code.emit(SUB, TEMP, TO_END, Imm.of(size));
        code.emit(ST1, other, Mem.of(TEMP));
        code.returnZero();
    }

    @Override
    void ifDestinationInside(Label target) {
        branchIfInside(LENGTH, TEMP, target);
    }

    @Override
    void ascending() {
        Label loop = code.label();
        code.emit(LD1, lanes.vectors(SINGLE, 1), Mem.of(FROM));
        code.emit(SUB, TEMP, FROM_END, Imm.of(STEP));
        code.emit(LD1, lanes.vectors(OTHER, UNROLL), Mem.of(TEMP));
        // Next aligned address of the destination, 1..16 further.
        code.emit(AND, WRITE, TO, Imm.of(-VECTOR));
        code.emit(ADD, WRITE, WRITE, Imm.of(VECTOR));
        code.emit(SUB, TEMP, WRITE, TO);
        code.emit(ADD, READ, FROM, TEMP);
        code.emit(SUB, LIMIT, TO_END, Imm.of(STEP));
        code.masm.align(16);
        code.bind(loop);
        code.emit(LD1, lanes.vectors(0, UNROLL), Mem.post(READ, STEP));
        storeAligned();
        code.emit(ADD, WRITE, WRITE, Imm.of(STEP));
        code.emit(CMP, WRITE, LIMIT);
        code.jumpIf(A64Condition.LO, loop);
        code.emit(ST1, lanes.vectors(SINGLE, 1), Mem.of(TO));
        code.emit(ST1, lanes.vectors(OTHER, UNROLL), Mem.of(LIMIT));
        code.returnZero();
    }

    @Override
    void descending() {
        Label loop = code.label();
        code.emit(SUB, TEMP, FROM_END, Imm.of(VECTOR));
        code.emit(LD1, lanes.vectors(SINGLE, 1), Mem.of(TEMP));
        code.emit(LD1, lanes.vectors(OTHER, UNROLL), Mem.of(FROM));
        // Last aligned address of the destination, 0..15 below its end.
        code.emit(AND, WRITE, TO_END, Imm.of(-VECTOR));
        code.emit(SUB, TEMP, TO_END, WRITE);
        code.emit(SUB, READ, FROM_END, TEMP);
        code.emit(ADD, LIMIT, TO, Imm.of(STEP));
        code.masm.align(16);
        code.bind(loop);
        code.emit(SUB, READ, READ, Imm.of(STEP));
        code.emit(SUB, WRITE, WRITE, Imm.of(STEP));
        code.emit(LD1, lanes.vectors(0, UNROLL), Mem.of(READ));
        storeAligned();
        code.emit(CMP, WRITE, LIMIT);
        code.jumpIf(A64Condition.HI, loop);
        code.emit(SUB, TEMP, TO_END, Imm.of(VECTOR));
        code.emit(ST1, lanes.vectors(SINGLE, 1), Mem.of(TEMP));
        code.emit(ST1, lanes.vectors(OTHER, UNROLL), Mem.of(TO));
        code.returnZero();
    }

    private void storeAligned() {
        code.emit(STP, Reg.q(0), Reg.q(1), Mem.of(WRITE));
        code.emit(STP, Reg.q(2), Reg.q(3), Mem.of(WRITE, 2 * VECTOR));
    }

    @Override
    void end() {
        code.bind(done);
        code.returnZero();
    }
}
