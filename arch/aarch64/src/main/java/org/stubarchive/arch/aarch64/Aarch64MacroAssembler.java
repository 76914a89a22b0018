package org.stubarchive.arch.aarch64;

import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH1;
import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH2;
import static org.stubarchive.arch.aarch64.Aarch64Registers.STACK_POINTER;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Assembler;
import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.AddSubImmediate;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.LogicalImmediate;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Mnemonic;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.Target;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.DivideOp;
import org.stubarchive.stubgen.FpOp;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.NanOrder;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.StubRecorder;
import org.stubarchive.stubgen.Width;

/**
 * The portable macro-assembler on aarch64. Operations may change the flags; the scratch registers x8, x9, x16, x17, v30 and v31 never carry a value from one operation to
 * the next. Addressing is in {@link Aarch64MemoryOps}, comparisons in {@link Aarch64BranchOps}, floating point in {@link Aarch64FloatOps}, atomic operations in
 * {@link Aarch64AtomicOps}.
 *
 * <p>Calls put the return address into x30, so a callee that calls must have taken it with {@link #popReturnAddress} before.
 */
public final class Aarch64MacroAssembler extends MacroAssembler {
    private static final int WORD = 8;
    private static final int INSTRUCTION = 4;

    private final A64Assembler asm;
    private final Aarch64MemoryOps memory;
    private final Aarch64BranchOps branches;
    private final Aarch64FloatOps floats;
    private final Aarch64AtomicOps atomics;

    /** Emits to the recorder's buffer. */
    public Aarch64MacroAssembler(StubRecorder recorder) {
        this.asm = new A64Assembler(recorder);
        this.memory = new Aarch64MemoryOps(this, asm);
        this.branches = new Aarch64BranchOps(this, asm);
        this.floats = new Aarch64FloatOps(this, asm);
        this.atomics = new Aarch64AtomicOps(this, asm);
    }

    /** The instruction level, for stubs that are written for aarch64. */
    public A64Assembler asm() {
        return asm;
    }

    Aarch64MemoryOps memory() {
        return memory;
    }

    @Override
    public Registers registers() {
        return Aarch64Registers.ROLES;
    }

    @Override
    public Gpr cArgument(int i) {
        return Aarch64Registers.C_ARGUMENTS.get(i);
    }

    @Override
    public Gpr leafTemp(int i) {
        return Aarch64Registers.LEAF_TEMPS.get(i);
    }

    @Override
    public StubRecorder recorder() {
        return asm.recorder();
    }

    @Override
    public void align(int boundary) {
        if (Integer.bitCount(boundary) != 1 || boundary > StubRecorder.ALIGNMENT) {
            throw new AssemblyException("alignment " + boundary);
        }
        for (int left = -buffer().position() & boundary - 1; left > 0; left -= INSTRUCTION) {
            asm.emit(NOP);
        }
    }

    // ---- operands

    static Reg reg(Width width, Gpr gpr) {
        return width == Width.W64 ? Reg.x(gpr) : Reg.w(gpr);
    }

    static Reg reg(Width width, Reg reg) {
        return width == Width.W64 ? Reg.x(reg.number()) : Reg.w(reg.number());
    }

    static int bits(Width width) {
        return width == Width.W64 ? 64 : 32;
    }

    /** A constant as the operation sees it: sign extended to 64 bits, or its low 32 bits. */
    static long constant(Width width, int value) {
        return width == Width.W64 ? value : value & 0xFFFF_FFFFL;
    }

    private static Mnemonic mnemonic(IntOp op) {
        return switch (op) {
            case ADD -> ADD;
            case SUB -> SUB;
            case MUL -> MUL;
            case AND -> AND;
            case OR -> ORR;
            case XOR -> EOR;
        };
    }

    // ---- moves and memory

    @Override
    public void move(Gpr dst, Gpr src) {
        if (!dst.equals(src)) {
            asm.emit(MOV, Reg.x(dst), Reg.x(src));
        }
    }

    @Override
    public void moveImmediate(Gpr dst, long value) {
        moveImmediate(Reg.x(dst), value);
    }

    void moveImmediate(Reg dst, long value) {
        asm.moveImmediate(dst, value);
    }

    @Override
    public void signExtend32(Gpr dst, Gpr src) {
        asm.emit(SXTW, Reg.x(dst), Reg.w(src));
    }

    @Override
    public void extend(MemoryType type, Gpr dst, Gpr src) {
        asm.emit(switch (type) {
            case S8 -> SXTB;
            case U8 -> UXTB;
            case U16 -> UXTH;
            case S16 -> SXTH;
            default -> throw new AssemblyException("cannot extend " + type);
        }, Reg.w(dst), Reg.w(src));
    }

    @Override
    public void load(MemoryType type, Gpr dst, Address src) {
        memory.load(type, Reg.x(dst), src);
    }

    @Override
    public void store(MemoryType type, Address dst, Gpr src) {
        memory.store(type, dst, src);
    }

    @Override
    public void storeImmediate(MemoryType type, Address dst, int value) {
        memory.storeImmediate(type, dst, value);
    }

    @Override
    public void loadAfter(MemoryType type, Gpr dst, Address src, Gpr earlier) {
        memory.loadAfter(type, Reg.x(dst), src, earlier);
    }

    @Override
    public void loadAcquire(MemoryType type, Gpr dst, Address src) {
        memory.loadAcquire(type, Reg.x(dst), src);
    }

    @Override
    public void storeOrdered(MemoryOrder order, MemoryType type, Address dst, Gpr src) {
        memory.storeRelease(type, dst, Reg.x(src));
    }

    @Override
    public void lea(Gpr dst, Address src) {
        memory.lea(Reg.x(dst), src);
    }

    @Override
    public void leaLabel(Gpr dst, Label label) {
        asm.emit(ADR, Reg.x(dst), Target.of(label));
    }

    @Override
    public void loadReference(Gpr dst, Address src) {
        load(MemoryType.I64, dst, src);
    }

    /** The collector needs no barrier: it stops all threads and traces the whole heap. */
    @Override
    public void storeReference(Address dst, Gpr src, Gpr temp1, Gpr temp2) {
        store(MemoryType.I64, dst, src);
    }

    @Override
    public void loadReferenceAcquire(Gpr dst, Address src) {
        loadAcquire(MemoryType.I64, dst, src);
    }

    @Override
    public void storeReferenceOrdered(MemoryOrder order, Address dst, Gpr src, Gpr temp1, Gpr temp2) {
        storeOrdered(order, MemoryType.I64, dst, src);
    }

    @Override
    public void loadKlass(Gpr dst, Gpr object) {
        load(MemoryType.I32, dst, Address.of(object, ObjectLayout.KLASS));
    }

    @Override
    public void loadCell(Gpr dst, CodeSymbol symbol) {
        asm.loadCell(Reg.x(dst), symbol);
    }

    // ---- integer arithmetic

    @Override
    public void op(IntOp op, Width width, Gpr dst, Gpr a, Gpr b) {
        asm.emit(mnemonic(op), reg(width, dst), reg(width, a), reg(width, b));
    }

    @Override
    public void opImmediate(IntOp op, Width width, Gpr dst, Gpr a, int b) {
        switch (op) {
            case ADD -> addImmediate(width, Reg.x(dst), Reg.x(a), b);
            case SUB -> addImmediate(width, Reg.x(dst), Reg.x(a), -(long) b);
            default -> {
                long value = constant(width, b);
                if (op != IntOp.MUL && LogicalImmediate.isEncodable(bits(width), value)) {
                    asm.emit(mnemonic(op), reg(width, dst), reg(width, a), Imm.of(value));
                    return;
                }
                moveImmediate(SCRATCH2, value);
                asm.emit(mnemonic(op), reg(width, dst), reg(width, a), reg(width, SCRATCH2));
            }
        }
    }

    /** dst = a + value; SCRATCH2 is lost when no immediate form takes the value. */
    void addImmediate(Width width, Reg dst, Reg a, long value) {
        addImmediate(width, dst, a, value, SCRATCH2);
    }

    void addImmediate(Width width, Reg dst, Reg a, long value, Reg scratch) {
        Reg d = reg(width, dst);
        Reg s = reg(width, a);
        if (value == 0 && (width == Width.W32 || !d.equals(s))) {
            asm.emit(MOV, d, s);
        } else if (value > 0 && AddSubImmediate.isEncodable(value)) {
            asm.emit(ADD, d, s, Imm.of(value));
        } else if (value < 0 && AddSubImmediate.isEncodable(-value)) {
            asm.emit(SUB, d, s, Imm.of(-value));
        } else if (value != 0) {
            moveImmediate(scratch, width == Width.W64 ? value : value & 0xFFFF_FFFFL);
            asm.emit(ADD, d, s, reg(width, scratch));
        }
    }

    @Override
    public void opMemory(IntOp op, Width width, Gpr dst, Gpr a, Address b) {
        memory.load(width == Width.W64 ? MemoryType.I64 : MemoryType.I32, SCRATCH1, b);
        asm.emit(mnemonic(op), reg(width, dst), reg(width, a), reg(width, SCRATCH1));
    }

    @Override
    public void addToMemory(Width width, Address dst, int value) {
        memory.addTo(width, dst, value);
    }

    @Override
    public void shift(ShiftOp op, Width width, Gpr dst, Gpr a, Gpr count) {
        asm.emit(mnemonic(op), reg(width, dst), reg(width, a), reg(width, count));
    }

    @Override
    public void shiftImmediate(ShiftOp op, Width width, Gpr dst, Gpr a, int count) {
        if (count < 0 || count >= bits(width)) {
            throw new AssemblyException("shift by " + count + " of " + bits(width) + " bits");
        }
        if (count == 0) {
            // Between the halves a move also clears the upper one.
            asm.emit(MOV, reg(width, dst), reg(width, a));
        } else {
            asm.emit(mnemonic(op), reg(width, dst), reg(width, a), Imm.of(count));
        }
    }

    private static Mnemonic mnemonic(ShiftOp op) {
        return switch (op) {
            case LEFT -> LSL;
            case RIGHT -> ASR;
            case UNSIGNED_RIGHT -> LSR;
        };
    }

    @Override
    public void negate(Width width, Gpr dst, Gpr a) {
        asm.emit(NEG, reg(width, dst), reg(width, a));
    }

    /** The instruction gives the most negative number for its quotient by -1, so that the remainder comes out as 0. */
    @Override
    public void divide(DivideOp op, Width width, Gpr dst, Gpr a, Gpr b) {
        Reg quotient = op == DivideOp.QUOTIENT ? reg(width, dst) : reg(width, SCRATCH1);
        asm.emit(SDIV, quotient, reg(width, a), reg(width, b));
        if (op == DivideOp.REMAINDER) {
            asm.emit(MSUB, reg(width, dst), quotient, reg(width, b), reg(width, a));
        }
    }

    @Override
    public void compareThreeWay(Gpr dst, Gpr a, Gpr b) {
        asm.emit(CMP, Reg.x(a), Reg.x(b));
        threeWay(dst, A64Condition.LT);
    }

    /** dst = 0 when the flags say equal, -1 under the given condition, else 1. */
    void threeWay(Gpr dst, A64Condition less) {
        Reg d = Reg.w(dst);
        asm.emit(CSET, d, A64Condition.NE);
        asm.emit(CSNEG, d, d, d, less.negate());
    }

    // ---- control

    @Override
    public void branch(Condition condition, Width width, Gpr a, Gpr b, Label target) {
        branches.compare(condition, width, Reg.x(a), Reg.x(b), target);
    }

    @Override
    public void branchImmediate(Condition condition, Width width, Gpr a, int b, Label target) {
        branches.compareImmediate(condition, width, Reg.x(a), b, target);
    }

    @Override
    public void branchMemory(Condition condition, Width width, Gpr a, Address b, Label target) {
        branches.compareMemory(condition, width, Reg.x(a), b, target);
    }

    @Override
    public void branchMemoryImmediate(Condition condition, MemoryType type, Address a, int b, Label target) {
        branches.compareMemoryImmediate(condition, type, a, b, target);
    }

    @Override
    public void branchTest(Condition condition, Width width, Gpr a, int mask, Label target) {
        branches.test(condition, width, Reg.x(a), mask, target);
    }

    @Override
    public void branchTestMemory(Condition condition, MemoryType type, Address a, int mask, Label target) {
        branches.testMemory(condition, type, a, mask, target);
    }

    @Override
    public void jump(Label target) {
        asm.emit(B, Target.of(target));
    }

    @Override
    public void jump(Gpr target) {
        asm.emit(BR, Reg.x(target));
    }

    @Override
    public void jumpMemory(Address target) {
        memory.load(MemoryType.I64, SCRATCH1, target);
        asm.emit(BR, SCRATCH1);
    }

    @Override
    public void jumpCell(CodeSymbol target) {
        asm.loadCell(SCRATCH1, target);
        asm.emit(BR, SCRATCH1);
    }

    @Override
    public void callMemory(Address target) {
        memory.load(MemoryType.I64, SCRATCH1, target);
        asm.emit(BLR, SCRATCH1);
    }

    @Override
    public void callCell(CodeSymbol target) {
        asm.loadCell(SCRATCH1, target);
        asm.emit(BLR, SCRATCH1);
    }

    @Override
    public void call(Label target) {
        asm.emit(BL, Target.of(target));
    }

    @Override
    public void popReturnAddress(Gpr dst) {
        asm.emit(MOV, Reg.x(dst), Reg.LR);
    }

    @Override
    public void pushReturnAddress(Gpr src) {
        asm.emit(MOV, Reg.LR, Reg.x(src));
    }

    @Override
    public void enterFrame(Gpr returnAddress) {
        Reg framePointer = Aarch64Registers.FRAME_POINTER;
        asm.emit(STP, framePointer, Reg.x(returnAddress), Mem.pre(STACK_POINTER, -2 * WORD));
        asm.emit(MOV, framePointer, STACK_POINTER);
    }

    @Override
    public void enterFrame() {
        enterFrame(Aarch64Registers.GPRS.get(Reg.LR.number()));
    }

    @Override
    public void leaveFrame(Gpr dst) {
        Reg framePointer = Aarch64Registers.FRAME_POINTER;
        asm.emit(MOV, STACK_POINTER, framePointer);
        asm.emit(LDP, framePointer, Reg.x(dst), Mem.post(STACK_POINTER, 2 * WORD));
    }

    @Override
    public void returnFromFrame() {
        Reg framePointer = Aarch64Registers.FRAME_POINTER;
        asm.emit(LDP, framePointer, Reg.LR, Mem.of(framePointer, 0));
        asm.emit(RET);
    }

    @Override
    public void returnFromCall() {
        asm.emit(RET);
    }

    /** Raises SIGILL. */
    @Override
    public void trap() {
        asm.emit(UDF, Imm.of(0));
    }

    // ---- expression stack

    @Override
    public void push(Gpr src) {
        asm.emit(STR, Reg.x(src), Mem.pre(STACK_POINTER, -WORD));
    }

    @Override
    public void pushMemory(Address src) {
        load(MemoryType.I64, Aarch64Registers.gpr(SCRATCH2), src);
        asm.emit(STR, SCRATCH2, Mem.pre(STACK_POINTER, -WORD));
    }

    @Override
    public void pushZero() {
        asm.emit(STR, Reg.XZR, Mem.pre(STACK_POINTER, -WORD));
    }

    @Override
    public void pop(Gpr dst) {
        asm.emit(LDR, Reg.x(dst), Mem.post(STACK_POINTER, WORD));
    }

    // ---- floating point

    @Override
    public void moveFp(FpWidth width, Fpr dst, Fpr src) {
        floats.move(width, dst, src);
    }

    @Override
    public void loadFp(FpWidth width, Fpr dst, Address src) {
        memory.loadFp(width, dst, src);
    }

    @Override
    public void storeFp(FpWidth width, Address dst, Fpr src) {
        memory.storeFp(width, dst, src);
    }

    @Override
    public void loadFpAcquire(FpWidth width, Fpr dst, Address src) {
        memory.loadFpAcquire(width, dst, src);
    }

    @Override
    public void storeFpOrdered(MemoryOrder order, FpWidth width, Address dst, Fpr src) {
        memory.storeFpRelease(width, dst, src);
    }

    @Override
    public void moveFpImmediate(FpWidth width, Fpr dst, long bits) {
        floats.moveImmediate(width, dst, bits);
    }

    @Override
    public void moveFpToGpr(FpWidth width, Gpr dst, Fpr src) {
        floats.moveToGpr(width, dst, src);
    }

    @Override
    public void moveGprToFp(FpWidth width, Fpr dst, Gpr src) {
        floats.moveFromGpr(width, dst, src);
    }

    @Override
    public void opFp(FpOp op, FpWidth width, Fpr dst, Fpr a, Fpr b) {
        floats.op(op, width, dst, a, b);
    }

    @Override
    public void opFpMemory(FpOp op, FpWidth width, Fpr dst, Fpr a, Address b) {
        floats.opMemory(op, width, dst, a, b);
    }

    @Override
    public void negateFp(FpWidth width, Fpr dst, Fpr a) {
        floats.unary(FNEG, width, dst, a);
    }

    @Override
    public void absFp(FpWidth width, Fpr dst, Fpr a) {
        floats.unary(FABS, width, dst, a);
    }

    @Override
    public void sqrtFp(FpWidth width, Fpr dst, Fpr a) {
        floats.unary(FSQRT, width, dst, a);
    }

    @Override
    public void remainderFp(FpWidth width, Fpr dst, Fpr a, Fpr b) {
        floats.remainder(width, dst, a, b);
    }

    @Override
    public void compareFp(FpWidth width, NanOrder nan, Gpr dst, Fpr a, Fpr b) {
        floats.compare(width, nan, dst, a, b);
    }

    @Override
    public void convertIntToFp(Width from, FpWidth to, Fpr dst, Gpr src) {
        floats.fromInt(from, to, dst, src);
    }

    @Override
    public void convertFpToInt(FpWidth from, Width to, Gpr dst, Fpr src) {
        floats.toInt(from, to, dst, src);
    }

    @Override
    public void convertFp(FpWidth from, FpWidth to, Fpr dst, Fpr src) {
        floats.convert(from, to, dst, src);
    }

    // ---- atomics

    @Override
    public void fence(MemoryOrder order) {
        atomics.fence(order);
    }

    @Override
    public void spinWait() {
        asm.emit(YIELD);
    }

    @Override
    public void compareAndSwap(MemoryOrder order, Width width, Address address, Gpr expected, Gpr replacement, Gpr old, Label failed) {
        atomics.compareAndSwap(order, width, address, expected, replacement, old, failed);
    }

    @Override
    public void exchange(Width width, Address address, Gpr value, Gpr old) {
        atomics.exchange(width, address, value, old);
    }

    @Override
    public void fetchAndAdd(Width width, Address address, Gpr value, Gpr old) {
        atomics.fetchAndAdd(width, address, value, old);
    }
}
