package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.stubgen.Label;

/** Emits fills of a block at x0. Every element is stored whole. */
final class FillEmitter extends BlockEmitter {
    static final Reg TO = Reg.X0;

    private static final int VECTOR = 16;
    private static final int UNROLL = 4;
    private static final int STEP = UNROLL * VECTOR;
    private static final Reg END = Reg.X3;
    private static final Reg TEMP = Reg.X4;
    private static final Reg LIMIT = Reg.X5;

    private final Lanes pattern;
    private final Reg length;

    /**
     * Prepares.
     *
     * @param pattern size of the value that is repeated
     * @param lanes size of what is stored whole, at least that of the value
     * @param length register of the length
     */
    FillEmitter(Aarch64Stub.Code code, Lanes pattern, Lanes lanes, Reg length) {
        super(code, lanes);
        this.pattern = pattern;
        this.length = length;
    }

    /** Fills with the low bits of a W register and returns 0. */
    void emit(Unit unit, Reg value) {
        switch (VectorLevel.of(code.masm.recorder().allowedFeatures())) {
            case NEON -> neon(unit, value);
            case SVE -> sve(unit, value);
        }
    }

    private void sve(Unit unit, Reg value) {
        SveBlocks blocks = new SveBlocks(code, lanes, null, TO, length);
        convert(length, unit, Unit.ELEMENTS);
        code.emit(DUP, pattern.scalable(0), value);
        blocks.shortBlocks();
        blocks.ascending();
    }

    private void neon(Unit unit, Reg value) {
        Label vectors = code.label();
        Label done = code.label();
        convert(length, unit, Unit.BYTES);
        code.emit(ADD, END, TO, length);
        code.emit(DUP, pattern.vector(0), value);
        code.emit(CMP, length, Imm.of(VECTOR));
        code.jumpIf(A64Condition.HS, vectors);
        belowOneVector(done);
        code.bind(vectors);
        for (int count = 1; count <= UNROLL; count *= 2) {
            Label longer = code.label();
            for (int i = count / 2; i < count; i++) {
                if (i > 0) {
                    code.emit(DUP, pattern.vector(i), value);
                }
            }
            code.emit(CMP, length, Imm.of(2 * count * VECTOR));
            code.jumpIf(A64Condition.HI, longer);
            code.emit(ST1, lanes.vectors(0, count), Mem.of(TO));
            code.emit(SUB, TEMP, END, Imm.of(count * VECTOR));
            code.emit(ST1, lanes.vectors(0, count), Mem.of(TEMP));
            code.returnZero();
            code.bind(longer);
        }
        loop();
        code.bind(done);
        code.returnZero();
    }

    private void belowOneVector(Label done) {
        if (lanes != Lanes.DOUBLEWORDS) {
            Label below8 = code.label();
            code.jump(TBZ, length, 3, below8);
            code.emit(ST1, lanes.halfVector(0), Mem.of(TO));
            code.emit(SUB, TEMP, END, Imm.of(8));
            code.emit(ST1, lanes.halfVector(0), Mem.of(TEMP));
            code.returnZero();
            code.bind(below8);
        }
        switch (lanes) {
            case BYTES -> {
                Label below4 = code.label();
                code.jump(TBZ, length, 2, below4);
                code.emit(STR, Reg.s(0), Mem.of(TO));
                code.emit(STUR, Reg.s(0), Mem.of(END, -4));
                code.returnZero();
                code.bind(below4);
                upToThree(done);
            }
            case HALFWORDS -> upToThree(done);
            case WORDS, DOUBLEWORDS -> {
                code.jump(CBZ, length, done);
                code.emit(STR, lanes.scalar(0), Mem.of(TO));
                code.returnZero();
            }
        }
    }

    /** Up to three elements: the first, the middle one and the last. */
    private void upToThree(Label done) {
        code.jump(CBZ, length, done);
        code.emit(LSR, TEMP, length, Imm.of(1));
        if (lanes.shift() != 0) {
            code.emit(AND, TEMP, TEMP, Imm.of(-lanes.bytes()));
        }
        code.emit(STR, lanes.scalar(0), Mem.of(TO));
        code.emit(STR, lanes.scalar(0), Mem.indexed(TO, TEMP));
        code.emit(STUR, lanes.scalar(0), Mem.of(END, -lanes.bytes()));
        code.returnZero();
    }

    /** Blocks of more than two steps; vectors 0..3 hold the value. */
    private void loop() {
        Label loop = code.label();
        code.emit(ST1, lanes.vectors(0, 1), Mem.of(TO));
        code.emit(AND, TEMP, TO, Imm.of(-VECTOR));
        code.emit(ADD, TEMP, TEMP, Imm.of(VECTOR));
        code.emit(SUB, LIMIT, END, Imm.of(STEP));
        code.masm.align(16);
        code.bind(loop);
        code.emit(STP, Reg.q(0), Reg.q(1), Mem.of(TEMP));
        code.emit(STP, Reg.q(2), Reg.q(3), Mem.of(TEMP, 2 * VECTOR));
        code.emit(ADD, TEMP, TEMP, Imm.of(STEP));
        code.emit(CMP, TEMP, LIMIT);
        code.jumpIf(A64Condition.LO, loop);
        code.emit(ST1, lanes.vectors(0, UNROLL), Mem.of(LIMIT));
        code.returnZero();
    }
}
