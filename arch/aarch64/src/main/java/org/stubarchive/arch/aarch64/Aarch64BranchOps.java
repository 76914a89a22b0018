package org.stubarchive.arch.aarch64;

import static org.stubarchive.arch.aarch64.Aarch64MacroAssembler.reg;
import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH1;
import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH2;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Assembler;
import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.AddSubImmediate;
import org.stubarchive.arch.aarch64.asm.Imm;
import org.stubarchive.arch.aarch64.asm.LogicalImmediate;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.Target;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** Comparisons and conditional branches of {@link Aarch64MacroAssembler}. A memory operand is loaded first, so nothing is changed when that load faults. */
final class Aarch64BranchOps {
    private final Aarch64MacroAssembler masm;
    private final A64Assembler asm;

    Aarch64BranchOps(Aarch64MacroAssembler masm, A64Assembler asm) {
        this.masm = masm;
        this.asm = asm;
    }

    private void jump(Condition condition, Label target) {
        asm.emit(B_COND, A64Condition.of(condition), Target.of(target));
    }

    void compare(Condition condition, Width width, Reg a, Reg b, Label target) {
        asm.emit(CMP, reg(width, a), reg(width, b));
        jump(condition, target);
    }

    void compareImmediate(Condition condition, Width width, Reg register, int b, Label target) {
        Reg a = reg(width, register);
        if (b == 0 && branchOnZeroOrSign(condition, a, target)) {
            return;
        }
        if (AddSubImmediate.isEncodable(b)) {
            asm.emit(CMP, a, Imm.of(b));
        } else if (AddSubImmediate.isEncodable(-(long) b)) {
            // The flags of a + n are those of a - (-n) for every n but 0.
            asm.emit(CMN, a, Imm.of(-(long) b));
        } else {
            masm.moveImmediate(SCRATCH2, Aarch64MacroAssembler.constant(width, b));
            asm.emit(CMP, a, reg(width, SCRATCH2));
        }
        jump(condition, target);
    }

    /** Comparisons with 0 that one instruction does; false if this is none. */
    private boolean branchOnZeroOrSign(Condition condition, Reg a, Label target) {
        Imm sign = Imm.of(a.equals(Reg.x(a.number())) ? 63 : 31);
        switch (condition) {
            case EQUAL -> asm.emit(CBZ, a, Target.of(target));
            case NOT_EQUAL -> asm.emit(CBNZ, a, Target.of(target));
            case LESS -> asm.emit(TBNZ, a, sign, Target.of(target));
            case GREATER_EQUAL -> asm.emit(TBZ, a, sign, Target.of(target));
            default -> {
                return false;
            }
        }
        return true;
    }

    void compareMemory(Condition condition, Width width, Reg a, Address b, Label target) {
        masm.memory().load(width == Width.W64 ? MemoryType.I64 : MemoryType.I32, SCRATCH1, b);
        compare(condition, width, a, SCRATCH1, target);
    }

    void compareMemoryImmediate(Condition condition, MemoryType type, Address a, int b, Label target) {
        if (type != MemoryType.U8 && type != MemoryType.I32 && type != MemoryType.I64) {
            throw new AssemblyException("no comparison with memory of type " + type);
        }
        masm.memory().load(type, SCRATCH1, a);
        compareImmediate(condition, type == MemoryType.I64 ? Width.W64 : Width.W32, SCRATCH1, b, target);
    }

    void test(Condition condition, Width width, Reg register, int mask, Label target) {
        if (condition != Condition.EQUAL && condition != Condition.NOT_EQUAL) {
            throw new AssemblyException("a bit test has no outcome " + condition);
        }
        long bits = Aarch64MacroAssembler.constant(width, mask);
        if (Long.bitCount(bits) == 1) {
            int bit = Long.numberOfTrailingZeros(bits);
            asm.emit(condition == Condition.EQUAL ? TBZ : TBNZ, Reg.w(register.number()), Imm.of(bit), Target.of(target));
            return;
        }
        Reg a = reg(width, register);
        if (LogicalImmediate.isEncodable(Aarch64MacroAssembler.bits(width), bits)) {
            asm.emit(TST, a, Imm.of(bits));
        } else {
            masm.moveImmediate(SCRATCH2, bits);
            asm.emit(TST, a, reg(width, SCRATCH2));
        }
        jump(condition, target);
    }

    void testMemory(Condition condition, MemoryType type, Address a, int mask, Label target) {
        if (type != MemoryType.U8 && type != MemoryType.I32) {
            throw new AssemblyException("no test of memory of type " + type);
        }
        if (type == MemoryType.U8 && (mask < 0 || mask > 0xFF)) {
            throw new AssemblyException("mask " + mask + " of a byte");
        }
        masm.memory().load(type, SCRATCH1, a);
        test(condition, Width.W32, SCRATCH1, mask, target);
    }
}
