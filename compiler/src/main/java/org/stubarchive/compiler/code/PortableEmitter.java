package org.stubarchive.compiler.code;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.SwitchTable;
import org.stubarchive.compiler.lir.Lir;
import org.stubarchive.compiler.lir.LirBlock;
import org.stubarchive.compiler.lir.LirInstruction;
import org.stubarchive.compiler.lir.LirOp;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.DivideOp;
import org.stubarchive.stubgen.FpOp;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.NanOrder;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.Width;

/** Emits the code of a method, with each virtual register in the frame word of its number. Arguments are in their words when it begins. */
public final class PortableEmitter {
    private record OutOfLine(Label label, Node origin) {}

    private final MacroAssembler masm;
    private final Lir lir;
    private final FrameWords words;
    private final MethodExits exits;
    private final Label[] labels;
    private final List<OutOfLine> traps = new ArrayList<>();
    private final Gpr first;
    private final Gpr second;
    private final Fpr firstFp;
    private final Fpr secondFp;
    private final List<CodePosition> positions = new ArrayList<>();
    private LirBlock next;

    private PortableEmitter(MacroAssembler masm, Lir lir, FrameWords words, MethodExits exits) {
        this.masm = masm;
        this.lir = lir;
        this.words = words;
        this.exits = exits;
        Registers r = masm.registers();
        this.first = r.temp(0);
        this.second = r.temp(1);
        this.firstFp = r.fpTemp(0);
        this.secondFp = r.fpTemp(1);
        int most = 0;
        for (LirBlock b : lir.blocks()) {
            most = Math.max(most, b.id());
        }
        this.labels = new Label[most + 1];
        for (LirBlock b : lir.blocks()) {
            labels[b.id()] = masm.newLabel();
        }
    }

    /**
     * Emits the code.
     *
     * @return where the code of which bytecode begins, in the order of the code
     */
    public static List<CodePosition> emit(MacroAssembler masm, Lir lir, FrameWords words, MethodExits exits) {
        PortableEmitter e = new PortableEmitter(masm, lir, words, exits);
        List<LirBlock> blocks = lir.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            e.next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            masm.bind(e.labels[blocks.get(i).id()]);
            for (LirInstruction instruction : blocks.get(i).instructions()) {
                e.position(instruction.origin());
                e.instruction(blocks.get(i), instruction);
            }
        }
        for (OutOfLine o : e.traps) {
            masm.bind(o.label);
            e.position(o.origin);
            exits.trap(masm, o.origin);
        }
        return e.positions;
    }

    private void position(Node origin) {
        if (origin != null && (positions.isEmpty() || positions.get(positions.size() - 1).bci() != origin.bci())) {
            positions.add(new CodePosition(masm.buffer().position(), origin.bci()));
        }
    }

    // Operands.

    private static boolean isFp(Kind kind) {
        return kind == Kind.FLOAT || kind == Kind.DOUBLE;
    }

    private static Width width(Kind kind) {
        return kind == Kind.INT ? Width.W32 : Width.W64;
    }

    private static FpWidth fpWidth(Kind kind) {
        return kind == Kind.FLOAT ? FpWidth.F32 : FpWidth.F64;
    }

    private static MemoryType memory(Kind kind) {
        return kind == Kind.INT ? MemoryType.I32 : MemoryType.I64;
    }

    private Gpr load(int operand, Kind kind, Gpr into) {
        if (LirInstruction.isConstant(operand)) {
            masm.moveImmediate(into, kind == Kind.INT ? lir.constantBits(operand) & 0xFFFF_FFFFL : lir.constantBits(operand));
        } else {
            masm.load(memory(kind), into, words.at(operand));
        }
        return into;
    }

    private Fpr loadFp(int operand, Kind kind, Fpr into) {
        if (LirInstruction.isConstant(operand)) {
            masm.moveFpImmediate(fpWidth(kind), into, kind == Kind.FLOAT ? lir.constantBits(operand) & 0xFFFF_FFFFL : lir.constantBits(operand));
        } else {
            masm.loadFp(fpWidth(kind), into, words.at(operand));
        }
        return into;
    }

    private void store(int register, Gpr from) {
        masm.store(memory(lir.kind(register)), words.at(register), from);
    }

    private void storeFp(int register, Fpr from) {
        masm.storeFp(fpWidth(lir.kind(register)), words.at(register), from);
    }

    /** Whether an operand is a constant that instructions take. */
    private boolean isImmediate(int operand) {
        return LirInstruction.isConstant(operand) && lir.constantBits(operand) == (int) lir.constantBits(operand);
    }

    // Instructions.

    private void instruction(LirBlock block, LirInstruction i) {
        Kind kind = i.kind();
        switch (i.op()) {
            case MOVE -> move(i);
            case INT, SHIFT, DIVIDE, NEGATE, EXTEND, INT_TO_LONG, LONG_TO_INT, COMPARE -> integer(i);
            case FLOAT, FLOAT_REMAINDER, FLOAT_NEGATE, FLOAT_COMPARE, INT_TO_FLOAT, FLOAT_TO_INT, FLOAT_TO_FLOAT -> floating(i);
            case CHECK -> {
                Label failed = masm.newLabel();
                traps.add(new OutOfLine(failed, i.origin()));
                branch(i.condition().negate(), kind, i.a(), i.b(), failed);
            }
            case POLL -> exits.poll(masm, i.origin());
            case JUMP -> jump(block.successors().get(0));
            case BRANCH -> {
                LirBlock ifHolds = block.successors().get(0);
                LirBlock otherwise = block.successors().get(1);
                if (ifHolds == next) {
                    branch(i.condition().negate(), kind, i.a(), i.b(), labels[otherwise.id()]);
                } else {
                    branch(i.condition(), kind, i.a(), i.b(), labels[ifHolds.id()]);
                    jump(otherwise);
                }
            }
            case SWITCH -> {
                SwitchTable table = (SwitchTable) i.detail();
                load(i.a(), Kind.INT, first);
                select(block, table, 0, table.size());
            }
            case RETURN -> {
                if (isFp(kind)) {
                    loadFp(i.a(), kind, masm.registers().fpResult());
                } else if (kind != Kind.VOID) {
                    load(i.a(), kind, masm.registers().result());
                }
                exits.returnFrom(masm);
            }
            case TRAP -> exits.trap(masm, i.origin());
        }
    }

    private void move(LirInstruction i) {
        if (isFp(i.kind())) {
            storeFp(i.dst(), loadFp(i.a(), i.kind(), firstFp));
        } else {
            store(i.dst(), load(i.a(), i.kind(), first));
        }
    }

    private void integer(LirInstruction i) {
        Kind kind = i.kind();
        Width width = width(kind);
        load(i.a(), kind, first);
        switch (i.op()) {
            case INT -> {
                if (isImmediate(i.b())) {
                    masm.opImmediate((IntOp) i.detail(), width, first, first, (int) lir.constantBits(i.b()));
                } else {
                    masm.op((IntOp) i.detail(), width, first, first, load(i.b(), kind, second));
                }
            }
            case SHIFT -> {
                if (LirInstruction.isConstant(i.b())) {
                    masm.shiftImmediate((ShiftOp) i.detail(), width, first, first, (int) lir.constantBits(i.b()) & (width == Width.W32 ? 31 : 63));
                } else {
                    masm.shift((ShiftOp) i.detail(), width, first, first, load(i.b(), Kind.INT, second));
                }
            }
            case DIVIDE -> masm.divide((DivideOp) i.detail(), width, first, first, load(i.b(), kind, second));
            case NEGATE -> masm.negate(width, first, first);
            case EXTEND -> masm.extend((MemoryType) i.detail(), first, first);
            case INT_TO_LONG -> masm.signExtend32(first, first);
            case COMPARE -> masm.compareThreeWay(first, first, load(i.b(), kind, second));
            default -> {
                // The low half of a long is its first bytes.
            }
        }
        store(i.dst(), first);
    }

    private void floating(LirInstruction i) {
        Kind kind = i.kind();
        if (i.op() == LirOp.INT_TO_FLOAT) {
            masm.convertIntToFp(width(kind), fpWidth(lir.kind(i.dst())), firstFp, load(i.a(), kind, first));
            storeFp(i.dst(), firstFp);
            return;
        }
        FpWidth width = fpWidth(kind);
        loadFp(i.a(), kind, firstFp);
        switch (i.op()) {
            case FLOAT -> masm.opFp((FpOp) i.detail(), width, firstFp, firstFp, loadFp(i.b(), kind, secondFp));
            case FLOAT_REMAINDER -> masm.remainderFp(width, firstFp, firstFp, loadFp(i.b(), kind, secondFp));
            case FLOAT_NEGATE -> masm.negateFp(width, firstFp, firstFp);
            case FLOAT_TO_FLOAT -> masm.convertFp(width, fpWidth(lir.kind(i.dst())), firstFp, firstFp);
            case FLOAT_COMPARE -> masm.compareFp(width, (NanOrder) i.detail(), first, firstFp, loadFp(i.b(), kind, secondFp));
            default -> masm.convertFpToInt(width, width(lir.kind(i.dst())), first, firstFp);
        }
        if (isFp(lir.kind(i.dst()))) {
            storeFp(i.dst(), firstFp);
        } else {
            store(i.dst(), first);
        }
    }

    private void branch(Condition condition, Kind kind, int a, int b, Label target) {
        load(a, kind, first);
        if (isImmediate(b)) {
            masm.branchImmediate(condition, width(kind), first, (int) lir.constantBits(b), target);
        } else {
            masm.branch(condition, width(kind), first, load(b, kind, second), target);
        }
    }

    private void jump(LirBlock to) {
        if (to != next) {
            masm.jump(labels[to.id()]);
        }
    }

    /** Goes to the successor for the key in the first temporary, by halves of the table. */
    private void select(LirBlock block, SwitchTable table, int from, int to) {
        if (from == to) {
            masm.jump(labels[block.successors().get(table.defaultSuccessor()).id()]);
            return;
        }
        int middle = from + to >>> 1;
        masm.branchImmediate(Condition.EQUAL, Width.W32, first, table.key(middle), labels[block.successors().get(table.successor(middle)).id()]);
        if (to - from == 1) {
            select(block, table, to, to);
            return;
        }
        Label less = masm.newLabel();
        masm.branchImmediate(Condition.LESS, Width.W32, first, table.key(middle), less);
        select(block, table, middle + 1, to);
        masm.bind(less);
        select(block, table, from, middle);
    }
}
