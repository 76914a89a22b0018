package org.stubarchive.arch.aarch64.stub;

import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Predicate;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.RegList;
import org.stubarchive.arch.aarch64.asm.Shift;
import org.stubarchive.arch.aarch64.asm.Shifted;
import org.stubarchive.stubgen.Label;

/**
 * Loops over a block, a source and a destination or a destination only, with scalable vectors. Up to four vectors at once, under predicates, take blocks that are shorter and what a loop
 * leaves; a loop moves four whole vectors per step. All loads of a step come before its stores.
 */
final class SveBlocks {
    /** Vectors per step. */
    private static final int UNROLL = 4;
    /** Governs the loops. */
    private static final int ALL = 0;

    private static final Reg PER_VECTOR = Reg.X5;
    private static final Reg PER_STEP = Reg.X6;
    private static final Reg INDEX = Reg.X7;

    private final Aarch64Stub.Code code;
    private final Lanes lanes;
    /** Start of the source, or null where the vectors hold a constant. */
    private final Reg from;
    private final Reg to;
    /** Elements that are left. */
    private final Reg count;
    private final Label tail;

    SveBlocks(Aarch64Stub.Code code, Lanes lanes, Reg from, Reg to, Reg count) {
        this.code = code;
        this.lanes = lanes;
        this.from = from;
        this.to = to;
        this.count = count;
        this.tail = code.label();
    }

    /** Blocks of up to four vectors, and the code that loops go to with the rest; longer blocks fall through. */
    void shortBlocks() {
        Label longer = code.label();
        Label most = code.label();
        code.emit(lanes.countOfScalable(), PER_VECTOR);
        code.emit(LSL, PER_STEP, PER_VECTOR, Imm.of(2));
        code.emit(CMP, count, PER_STEP);
        code.jumpIf(A64Condition.HI, longer);
        code.bind(tail);
        code.emit(WHILELO, lanes.predicate(0), Reg.XZR, count);
        code.emit(WHILELO, lanes.predicate(1), PER_VECTOR, count);
        code.emit(CMP, count, Shifted.of(PER_VECTOR, Shift.LSL, 1));
        code.jumpIf(A64Condition.HI, most);
        step(2, 1);
        code.returnZero();
        code.bind(most);
        code.emit(LSL, INDEX, PER_VECTOR, Imm.of(1));
        code.emit(WHILELO, lanes.predicate(2), INDEX, count);
        code.emit(ADD, INDEX, INDEX, PER_VECTOR);
        code.emit(WHILELO, lanes.predicate(3), INDEX, count);
        step(UNROLL, 1);
        code.returnZero();
        code.bind(longer);
    }

    /** From the lowest address up; the block is longer than a step. */
    void ascending() {
        Label loop = code.label();
        code.emit(PTRUE, lanes.predicate(ALL));
        code.masm.align(16);
        code.bind(loop);
        step(UNROLL, 0);
        advance(UNROLL);
        code.emit(SUB, count, count, PER_STEP);
        code.emit(CMP, count, PER_STEP);
        code.jumpIf(A64Condition.HS, loop);
        code.jump(tail);
    }

    /** From the highest address down; the block is longer than a step. */
    void descending() {
        Label loop = code.label();
        code.emit(PTRUE, lanes.predicate(ALL));
        code.emit(ADD, from, from, Shifted.of(count, Shift.LSL, lanes.shift()));
        code.emit(ADD, to, to, Shifted.of(count, Shift.LSL, lanes.shift()));
        code.masm.align(16);
        code.bind(loop);
        advance(-UNROLL);
        step(UNROLL, 0);
        code.emit(SUB, count, count, PER_STEP);
        code.emit(CMP, count, PER_STEP);
        code.jumpIf(A64Condition.HS, loop);
        code.emit(SUB, from, from, Shifted.of(count, Shift.LSL, lanes.shift()));
        code.emit(SUB, to, to, Shifted.of(count, Shift.LSL, lanes.shift()));
        code.jump(tail);
    }

    private void advance(int vectors) {
        if (from != null) {
            code.emit(ADDVL, from, from, Imm.of(vectors));
        }
        code.emit(ADDVL, to, to, Imm.of(vectors));
    }

    /** Moves vectors from and to the addresses; vector {@code i} under predicate {@code i * predicateStep}. */
    private void step(int vectors, int predicateStep) {
        if (from != null) {
            for (int i = 0; i < vectors; i++) {
                code.emit(lanes.scalableLoad(), vector(i), Predicate.zeroing(Reg.p(i * predicateStep)), Mem.vectors(from, i));
            }
        }
        for (int i = 0; i < vectors; i++) {
            code.emit(lanes.scalableStore(), from == null ? vector(0) : vector(i), Reg.p(i * predicateStep), Mem.vectors(to, i));
        }
    }

    private RegList vector(int number) {
        return RegList.of(lanes.scalable(number), 1);
    }
}
