package org.stubarchive.arch.x86_64;

import static org.stubarchive.arch.x86_64.X86Registers.SCRATCH1;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Mnemonic;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.RegClass;
import org.stubarchive.arch.x86_64.asm.Target;
import org.stubarchive.arch.x86_64.asm.X86Assembler;
import org.stubarchive.arch.x86_64.asm.X86Condition;
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
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.StubRecorder;
import org.stubarchive.stubgen.Width;

/**
 * The portable macro-assembler on x86-64. Operations change the flags; the scratch registers r10, r11 and xmm15 never carry a value from one operation to the next.
 * What the instructions do with fixed registers is in {@link X86FixedRegisterOps}, floating point in {@link X86FloatOps}.
 */
public final class X86MacroAssembler extends MacroAssembler {
    private final X86Assembler asm;
    private final X86FloatOps floats;
    private final X86FixedRegisterOps fixed;

    /** Emits to the recorder's buffer. */
    public X86MacroAssembler(StubRecorder recorder) {
        this.asm = new X86Assembler(recorder);
        this.floats = new X86FloatOps(this, asm);
        this.fixed = new X86FixedRegisterOps(this, asm);
    }

    /** The instruction level, for stubs that are written for x86-64. */
    public X86Assembler asm() {
        return asm;
    }

    @Override
    public Registers registers() {
        return X86Registers.ROLES;
    }

    @Override
    public Gpr cArgument(int i) {
        return X86Registers.C_ARGUMENTS.get(i);
    }

    @Override
    public Gpr leafTemp(int i) {
        return X86Registers.LEAF_TEMPS.get(i);
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
        X86Nops.emit(asm, -buffer().position() & boundary - 1);
    }

    // ---- operands

    static Reg reg(Width width, Gpr gpr) {
        return width == Width.W64 ? Reg.r64(gpr) : Reg.r32(gpr);
    }

    static Reg reg(Width width, Reg reg) {
        return reg.as(width == Width.W64 ? RegClass.R64 : RegClass.R32);
    }

    static int bits(Width width) {
        return width == Width.W64 ? 64 : 32;
    }

    static Mem mem(int bits, Address a) {
        return a.index() == null
                ? Mem.of(bits, Reg.r64(a.base()), a.displacement())
                : Mem.of(bits, Reg.r64(a.base()), Reg.r64(a.index()), a.scale(), a.displacement());
    }

    static boolean uses(Address address, Gpr gpr) {
        return address.base().equals(gpr) || gpr.equals(address.index());
    }

    private static boolean isCommutative(IntOp op) {
        return op != IntOp.SUB;
    }

    private static Mnemonic mnemonic(IntOp op) {
        return switch (op) {
            case ADD -> ADD;
            case SUB -> SUB;
            case MUL -> IMUL;
            case AND -> AND;
            case OR -> OR;
            case XOR -> XOR;
        };
    }

    // ---- moves and memory

    @Override
    public void move(Gpr dst, Gpr src) {
        if (!dst.equals(src)) {
            asm.emit(MOV, Reg.r64(dst), Reg.r64(src));
        }
    }

    void move(Width width, Reg dst, Reg src) {
        if (dst.number() != src.number()) {
            asm.emit(MOV, reg(width, dst), reg(width, src));
        }
    }

    @Override
    public void moveImmediate(Gpr dst, long value) {
        moveImmediate(Reg.r64(dst), value);
    }

    void moveImmediate(Reg dst, long value) {
        Reg low = dst.as(RegClass.R32);
        if (value == 0) {
            asm.emit(XOR, low, low);
        } else if (value >>> 32 == 0) {
            asm.emit(MOV, low, Imm.of(value));
        } else if (value == (int) value) {
            asm.emit(MOV, dst, Imm.of(value));
        } else {
            asm.emit(MOVABS, dst, Imm.of(value));
        }
    }

    @Override
    public void signExtend32(Gpr dst, Gpr src) {
        asm.emit(MOVSXD, Reg.r64(dst), Reg.r32(src));
    }

    @Override
    public void extend(MemoryType type, Gpr dst, Gpr src) {
        switch (type) {
            case S8 -> asm.emit(MOVSX, Reg.r32(dst), Reg.r8(src));
            case U8 -> asm.emit(MOVZX, Reg.r32(dst), Reg.r8(src));
            case U16 -> asm.emit(MOVZX, Reg.r32(dst), Reg.r16(src));
            case S16 -> asm.emit(MOVSX, Reg.r32(dst), Reg.r16(src));
            default -> throw new AssemblyException("cannot extend " + type);
        }
    }

    @Override
    public void load(MemoryType type, Gpr dst, Address src) {
        Mem m = mem(8 * type.size(), src);
        switch (type) {
            case U8, U16 -> asm.emit(MOVZX, Reg.r32(dst), m);
            case S8, S16 -> asm.emit(MOVSX, Reg.r32(dst), m);
            case I32 -> asm.emit(MOV, Reg.r32(dst), m);
            case S32_TO_64 -> asm.emit(MOVSXD, Reg.r64(dst), m);
            case S16_TO_64, S8_TO_64 -> asm.emit(MOVSX, Reg.r64(dst), m);
            case I64 -> asm.emit(MOV, Reg.r64(dst), m);
        }
    }

    @Override
    public void store(MemoryType type, Address dst, Gpr src) {
        RegClass part = switch (type.size()) {
            case 1 -> RegClass.R8;
            case 2 -> RegClass.R16;
            case 4 -> RegClass.R32;
            default -> RegClass.R64;
        };
        asm.emit(MOV, mem(8 * type.size(), dst), Reg.r64(src).as(part));
    }

    @Override
    public void storeImmediate(MemoryType type, Address dst, int value) {
        int stored = switch (type.size()) {
            case 1 -> (byte) value;
            case 2 -> (short) value;
            default -> value;
        };
        asm.emit(MOV, mem(8 * type.size(), dst), Imm.of(stored));
    }

    /** Loads are in order. */
    @Override
    public void loadAfter(MemoryType type, Gpr dst, Address src, Gpr earlier) {
        load(type, dst, src);
    }

    @Override
    public void loadAcquire(MemoryType type, Gpr dst, Address src) {
        load(type, dst, src);
    }

    @Override
    public void storeOrdered(MemoryOrder order, MemoryType type, Address dst, Gpr src) {
        store(type, dst, src);
        fence(order);
    }

    @Override
    public void lea(Gpr dst, Address src) {
        if (src.index() == null && src.displacement() == 0) {
            move(dst, src.base());
        } else if (src.index() == null && src.base().equals(dst)) {
            asm.emit(ADD, Reg.r64(dst), Imm.of(src.displacement()));
        } else {
            asm.emit(LEA, Reg.r64(dst), mem(0, src));
        }
    }

    @Override
    public void leaLabel(Gpr dst, Label label) {
        asm.emit(LEA, Reg.r64(dst), Mem.at(0, label));
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
        loadReference(dst, src);
    }

    @Override
    public void storeReferenceOrdered(MemoryOrder order, Address dst, Gpr src, Gpr temp1, Gpr temp2) {
        storeReference(dst, src, temp1, temp2);
        fence(order);
    }

    @Override
    public void loadKlass(Gpr dst, Gpr object) {
        load(MemoryType.I32, dst, Address.of(object, ObjectLayout.KLASS));
    }

    @Override
    public void loadCell(Gpr dst, CodeSymbol symbol) {
        asm.emit(MOV, Reg.r64(dst), Mem.cell(symbol));
    }

    // ---- integer arithmetic

    @Override
    public void op(IntOp op, Width width, Gpr dst, Gpr a, Gpr b) {
        Reg d = reg(width, dst);
        if (dst.equals(a)) {
            asm.emit(mnemonic(op), d, reg(width, b));
        } else if (dst.equals(b) && isCommutative(op)) {
            asm.emit(mnemonic(op), d, reg(width, a));
        } else if (dst.equals(b)) {
            asm.emit(NEG, d);
            asm.emit(ADD, d, reg(width, a));
        } else if (op == IntOp.ADD && !Reg.r64(b).equals(Reg.RSP)) {
            asm.emit(LEA, d, Mem.of(0, Reg.r64(a), Reg.r64(b), 0, 0));
        } else {
            move(width, d, reg(width, a));
            asm.emit(mnemonic(op), d, reg(width, b));
        }
    }

    @Override
    public void opImmediate(IntOp op, Width width, Gpr dst, Gpr a, int b) {
        Reg d = reg(width, dst);
        if (op == IntOp.MUL) {
            asm.emit(IMUL, d, reg(width, a), Imm.of(b));
            return;
        }
        if (op == IntOp.AND && (b == 0xFF || b == 0xFFFF)) {
            extend(b == 0xFF ? MemoryType.U8 : MemoryType.U16, dst, a);
            return;
        }
        if (!dst.equals(a) && (op == IntOp.ADD || op == IntOp.SUB && b != Integer.MIN_VALUE) && b != 0) {
            asm.emit(LEA, d, Mem.of(0, Reg.r64(a), op == IntOp.ADD ? b : -b));
            return;
        }
        // A mask of less than 32 bits clears the upper half either way.
        Width effective = op == IntOp.AND && b >= 0 ? Width.W32 : width;
        move(effective, d, reg(width, a));
        if (b == 128 && op == IntOp.ADD) {
            asm.emit(SUB, d, Imm.of(-128));
        } else if (b == 128 && op == IntOp.SUB) {
            asm.emit(ADD, d, Imm.of(-128));
        } else {
            asm.emit(mnemonic(op), reg(effective, d), Imm.of(b));
        }
    }

    @Override
    public void opMemory(IntOp op, Width width, Gpr dst, Gpr a, Address b) {
        Reg d = reg(width, dst);
        Mem m = mem(bits(width), b);
        if (dst.equals(a)) {
            asm.emit(mnemonic(op), d, m);
        } else if (!uses(b, dst)) {
            move(width, d, reg(width, a));
            asm.emit(mnemonic(op), d, m);
        } else if (isCommutative(op)) {
            asm.emit(MOV, d, m);
            asm.emit(mnemonic(op), d, reg(width, a));
        } else {
            asm.emit(MOV, d, m);
            asm.emit(NEG, d);
            asm.emit(ADD, d, reg(width, a));
        }
    }

    @Override
    public void addToMemory(Width width, Address dst, int value) {
        asm.emit(ADD, mem(bits(width), dst), Imm.of(value));
    }

    @Override
    public void shift(ShiftOp op, Width width, Gpr dst, Gpr a, Gpr count) {
        fixed.shift(op, width, dst, a, count);
    }

    @Override
    public void shiftImmediate(ShiftOp op, Width width, Gpr dst, Gpr a, int count) {
        if (count < 0 || count >= bits(width)) {
            throw new AssemblyException("shift by " + count + " of " + bits(width) + " bits");
        }
        move(width, reg(width, dst), reg(width, a));
        if (count != 0 || width == Width.W32 && dst.equals(a)) {
            // A 32-bit shift by 0 leaves the upper half as it is, so clear it by a move.
            if (count == 0) {
                asm.emit(MOV, Reg.r32(dst), Reg.r32(dst));
            } else {
                asm.emit(X86FixedRegisterOps.mnemonic(op), reg(width, dst), Imm.of(count));
            }
        }
    }

    @Override
    public void negate(Width width, Gpr dst, Gpr a) {
        move(width, reg(width, dst), reg(width, a));
        asm.emit(NEG, reg(width, dst));
    }

    @Override
    public void divide(DivideOp op, Width width, Gpr dst, Gpr a, Gpr b) {
        fixed.divide(op, width, dst, a, b);
    }

    @Override
    public void compareThreeWay(Gpr dst, Gpr a, Gpr b) {
        asm.emit(CMP, Reg.r64(a), Reg.r64(b));
        threeWay(dst, SETG, SETL);
    }

    /** dst = 1 when the first condition holds, -1 when the second does, else 0. */
    void threeWay(Gpr dst, Mnemonic one, Mnemonic minusOne) {
        asm.emit(one, Reg.r8(dst));
        asm.emit(minusOne, SCRATCH1.as(RegClass.R8));
        asm.emit(SUB, Reg.r8(dst), SCRATCH1.as(RegClass.R8));
        asm.emit(MOVSX, Reg.r32(dst), Reg.r8(dst));
    }

    // ---- control

    private void jump(Condition condition, Label target) {
        asm.emit(X86Condition.of(condition).jump(), Target.of(target));
    }

    @Override
    public void branch(Condition condition, Width width, Gpr a, Gpr b, Label target) {
        asm.emit(CMP, reg(width, a), reg(width, b));
        jump(condition, target);
    }

    @Override
    public void branchImmediate(Condition condition, Width width, Gpr a, int b, Label target) {
        Reg r = reg(width, a);
        if (b == 0) {
            asm.emit(TEST, r, r);
        } else {
            asm.emit(CMP, r, Imm.of(b));
        }
        jump(condition, target);
    }

    @Override
    public void branchMemory(Condition condition, Width width, Gpr a, Address b, Label target) {
        asm.emit(CMP, reg(width, a), mem(bits(width), b));
        jump(condition, target);
    }

    /** Signed conditions on a zero-extended byte are unsigned ones. */
    private static Condition unsigned(Condition condition) {
        return switch (condition) {
            case LESS -> Condition.BELOW;
            case LESS_EQUAL -> Condition.BELOW_EQUAL;
            case GREATER -> Condition.ABOVE;
            case GREATER_EQUAL -> Condition.ABOVE_EQUAL;
            default -> condition;
        };
    }

    @Override
    public void branchMemoryImmediate(Condition condition, MemoryType type, Address a, int b, Label target) {
        switch (type) {
            case U8 -> {
                if (b < 0 || b > 0xFF) {
                    asm.emit(MOVZX, SCRATCH1.as(RegClass.R32), mem(8, a));
                    asm.emit(CMP, SCRATCH1.as(RegClass.R32), Imm.of(b));
                    jump(condition, target);
                } else {
                    asm.emit(CMP, mem(8, a), Imm.of(b));
                    jump(unsigned(condition), target);
                }
            }
            case I32, I64 -> {
                asm.emit(CMP, mem(8 * type.size(), a), Imm.of(b));
                jump(condition, target);
            }
            default -> throw new AssemblyException("no comparison with memory of type " + type);
        }
    }

    private static void checkTest(Condition condition) {
        if (condition != Condition.EQUAL && condition != Condition.NOT_EQUAL) {
            throw new AssemblyException("a bit test has no outcome " + condition);
        }
    }

    @Override
    public void branchTest(Condition condition, Width width, Gpr a, int mask, Label target) {
        checkTest(condition);
        if (mask >= 0 && mask <= 0xFF) {
            asm.emit(TEST, Reg.r8(a), Imm.of(mask));
        } else {
            asm.emit(TEST, mask >= 0 ? Reg.r32(a) : reg(width, a), Imm.of(mask));
        }
        jump(condition, target);
    }

    @Override
    public void branchTestMemory(Condition condition, MemoryType type, Address a, int mask, Label target) {
        checkTest(condition);
        if (type != MemoryType.U8 && type != MemoryType.I32) {
            throw new AssemblyException("no test of memory of type " + type);
        }
        int bits = 8 * type.size();
        if (type == MemoryType.U8 && (mask < 0 || mask > 0xFF)) {
            throw new AssemblyException("mask " + mask + " of a byte");
        }
        asm.emit(TEST, mem(bits, a), Imm.of(mask));
        jump(condition, target);
    }

    @Override
    public void jump(Label target) {
        asm.emit(JMP, Target.of(target));
    }

    @Override
    public void jump(Gpr target) {
        asm.emit(JMP, Reg.r64(target));
    }

    @Override
    public void jumpMemory(Address target) {
        asm.emit(JMP, mem(64, target));
    }

    @Override
    public void jumpCell(CodeSymbol target) {
        asm.emit(JMP, Mem.cell(target));
    }

    @Override
    public void callMemory(Address target) {
        asm.emit(CALL, mem(64, target));
    }

    @Override
    public void callCell(CodeSymbol target) {
        asm.emit(CALL, Mem.cell(target));
    }

    @Override
    public void call(Label target) {
        asm.emit(CALL, Target.of(target));
    }

    @Override
    public void popReturnAddress(Gpr dst) {
        pop(dst);
    }

    @Override
    public void pushReturnAddress(Gpr src) {
        push(src);
    }

    @Override
    public void enterFrame(Gpr returnAddress) {
        push(returnAddress);
        enterFrame();
    }

    @Override
    public void enterFrame() {
        asm.emit(PUSH, Reg.RBP);
        asm.emit(MOV, Reg.RBP, Reg.RSP);
    }

    @Override
    public void leaveFrame(Gpr dst) {
        asm.emit(MOV, Reg.RSP, Reg.RBP);
        asm.emit(POP, Reg.RBP);
        pop(dst);
    }

    @Override
    public void returnFromFrame() {
        asm.emit(MOV, Reg.RSP, Reg.RBP);
        asm.emit(POP, Reg.RBP);
        asm.emit(RET);
    }

    @Override
    public void returnFromCall() {
        asm.emit(RET);
    }

    @Override
    public void trap() {
        asm.emit(UD2);
    }

    // ---- expression stack

    @Override
    public void push(Gpr src) {
        asm.emit(PUSH, Reg.r64(src));
    }

    @Override
    public void pushMemory(Address src) {
        asm.emit(PUSH, mem(64, src));
    }

    @Override
    public void pushZero() {
        asm.emit(PUSH, Imm.of(0));
    }

    @Override
    public void pop(Gpr dst) {
        asm.emit(POP, Reg.r64(dst));
    }

    // ---- floating point

    @Override
    public void moveFp(FpWidth width, Fpr dst, Fpr src) {
        floats.move(dst, src);
    }

    @Override
    public void loadFp(FpWidth width, Fpr dst, Address src) {
        floats.load(width, dst, src);
    }

    @Override
    public void storeFp(FpWidth width, Address dst, Fpr src) {
        floats.store(width, dst, src);
    }

    @Override
    public void loadFpAcquire(FpWidth width, Fpr dst, Address src) {
        loadFp(width, dst, src);
    }

    @Override
    public void storeFpOrdered(MemoryOrder order, FpWidth width, Address dst, Fpr src) {
        storeFp(width, dst, src);
        fence(order);
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
        floats.negate(width, dst, a);
    }

    @Override
    public void absFp(FpWidth width, Fpr dst, Fpr a) {
        floats.abs(width, dst, a);
    }

    @Override
    public void sqrtFp(FpWidth width, Fpr dst, Fpr a) {
        floats.sqrt(width, dst, a);
    }

    @Override
    public void remainderFp(FpWidth width, Fpr dst, Fpr a, Fpr b) {
        floats.remainder(width, dst, a, b);
    }

    @Override
    public void compareFp(FpWidth width, org.stubarchive.stubgen.NanOrder nan, Gpr dst, Fpr a, Fpr b) {
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

    /** Only stores followed by loads need an instruction on x86-64. */
    @Override
    public void fence(MemoryOrder order) {
        if (order == MemoryOrder.FULL) {
            asm.emit(LOCK_ADD, Mem.of(32, Reg.RSP, 0), Imm.of(0));
        }
    }

    @Override
    public void spinWait() {
        asm.emit(PAUSE);
    }

    @Override
    public void compareAndSwap(MemoryOrder order, Width width, Address address, Gpr expected, Gpr replacement, Gpr old, Label failed) {
        fixed.compareAndSwap(width, address, expected, replacement, old, failed);
    }

    @Override
    public void exchange(Width width, Address address, Gpr value, Gpr old) {
        fixed.swap(XCHG, width, address, value, old);
    }

    @Override
    public void fetchAndAdd(Width width, Address address, Gpr value, Gpr old) {
        fixed.swap(LOCK_XADD, width, address, value, old);
    }
}
