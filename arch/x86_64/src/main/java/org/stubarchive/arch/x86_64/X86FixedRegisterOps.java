package org.stubarchive.arch.x86_64;

import static org.stubarchive.arch.x86_64.X86Registers.SCRATCH1;
import static org.stubarchive.arch.x86_64.X86Registers.SCRATCH2;
import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import org.stubarchive.arch.x86_64.asm.Imm;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Mnemonic;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.Target;
import org.stubarchive.arch.x86_64.asm.X86Assembler;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.DivideOp;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.Width;

/**
 * Operations of {@link X86MacroAssembler} whose instructions have fixed registers (shifts: cl; divisions: rax and rdx; compare-and-swap: rax), for operands in any registers.
 * What is neither the destination nor scratch keeps its value.
 */
final class X86FixedRegisterOps {
    private final X86MacroAssembler masm;
    private final X86Assembler asm;

    X86FixedRegisterOps(X86MacroAssembler masm, X86Assembler asm) {
        this.masm = masm;
        this.asm = asm;
    }

    static Mnemonic mnemonic(ShiftOp op) {
        return switch (op) {
            case LEFT -> SHL;
            case RIGHT -> SAR;
            case UNSIGNED_RIGHT -> SHR;
        };
    }

    void shift(ShiftOp op, Width width, Gpr dst, Gpr a, Gpr count) {
        if (masm.recorder().allowedFeatures().contains(CpuFeature.BMI2)) {
            Mnemonic m = switch (op) {
                case LEFT -> SHLX;
                case RIGHT -> SARX;
                case UNSIGNED_RIGHT -> SHRX;
            };
            asm.emit(m, X86MacroAssembler.reg(width, dst), X86MacroAssembler.reg(width, a), X86MacroAssembler.reg(width, count));
            return;
        }
        Reg d = X86MacroAssembler.reg(width, dst);
        Reg source = X86MacroAssembler.reg(width, a);
        Reg by = Reg.r64(count);
        boolean countInRcx = by.equals(Reg.RCX);
        boolean resultInRcx = d.number() == Reg.RCX.number();
        // The shift happens in the destination unless that is rcx or still holds the count.
        Reg work = resultInRcx || dst.equals(count) ? X86MacroAssembler.reg(width, SCRATCH1) : d;
        boolean saveRcx = !countInRcx && !resultInRcx;
        if (saveRcx) {
            masm.move(Width.W64, SCRATCH2, Reg.RCX);
        }
        masm.move(width, work, source);
        if (!countInRcx) {
            masm.move(Width.W32, Reg.ECX, by);
        }
        asm.emit(mnemonic(op), work, Reg.CL);
        masm.move(width, d, work);
        if (saveRcx) {
            masm.move(Width.W64, Reg.RCX, SCRATCH2);
        }
    }

    void divide(DivideOp op, Width width, Gpr dst, Gpr a, Gpr b) {
        Reg d = Reg.r64(dst);
        Reg divisor = Reg.r64(b);
        boolean resultIsRax = d.equals(Reg.RAX);
        boolean resultIsRdx = d.equals(Reg.RDX);
        if (!resultIsRax || divisor.equals(Reg.RAX)) {
            masm.move(Width.W64, SCRATCH1, Reg.RAX);
        }
        if (!resultIsRdx || divisor.equals(Reg.RDX)) {
            masm.move(Width.W64, SCRATCH2, Reg.RDX);
        }
        if (divisor.equals(Reg.RAX)) {
            divisor = SCRATCH1;
        } else if (divisor.equals(Reg.RDX)) {
            divisor = SCRATCH2;
        }
        Reg by = X86MacroAssembler.reg(width, divisor);
        Reg low = X86MacroAssembler.reg(width, Reg.RAX);
        masm.move(width, low, Reg.r64(a));
        Label divide = masm.newLabel();
        Label done = masm.newLabel();
        // idiv traps when the most negative number is divided by -1.
        asm.emit(CMP, by, Imm.of(-1));
        if (op == DivideOp.REMAINDER) {
            asm.emit(MOV, Reg.EDX, Imm.of(0));
            asm.emit(JE, Target.near(done));
        } else {
            asm.emit(JNE, Target.near(divide));
            asm.emit(NEG, low);
            asm.emit(JMP, Target.near(done));
            masm.bind(divide);
        }
        asm.emit(width == Width.W64 ? CQO : CDQ);
        asm.emit(IDIV, by);
        masm.bind(done);
        masm.move(width, d, op == DivideOp.QUOTIENT ? Reg.RAX : Reg.RDX);
        if (!resultIsRax) {
            masm.move(Width.W64, Reg.RAX, SCRATCH1);
        }
        if (!resultIsRdx) {
            masm.move(Width.W64, Reg.RDX, SCRATCH2);
        }
    }

    void compareAndSwap(Width width, Address address, Gpr expected, Gpr replacement, Gpr old, Label failed) {
        Reg result = Reg.r64(old);
        Mem m = X86MacroAssembler.mem(X86MacroAssembler.bits(width), address);
        Reg stored = Reg.r64(replacement);
        if (!result.equals(Reg.RAX)) {
            masm.move(Width.W64, SCRATCH1, Reg.RAX);
            m = replaceRax(m);
            stored = stored.equals(Reg.RAX) ? SCRATCH1 : stored;
        }
        masm.move(width, Reg.RAX, Reg.r64(expected));
        asm.emit(LOCK_CMPXCHG, m, X86MacroAssembler.reg(width, stored));
        if (!result.equals(Reg.RAX)) {
            masm.move(width, result, Reg.RAX);
            masm.move(Width.W64, Reg.RAX, SCRATCH1);
        }
        asm.emit(JNE, Target.of(failed));
    }

    /** The address with rax, which cmpxchg uses, replaced by its copy. */
    private static Mem replaceRax(Mem m) {
        Reg base = m.base().equals(Reg.RAX) ? SCRATCH1 : m.base();
        if (m.index() == null) {
            return Mem.of(m.bits(), base, m.displacement());
        }
        return Mem.of(m.bits(), base, m.index().equals(Reg.RAX) ? SCRATCH1 : m.index(), m.scale(), m.displacement());
    }

    void swap(Mnemonic mnemonic, Width width, Address address, Gpr value, Gpr old) {
        Reg work = X86MacroAssembler.uses(address, old) && !value.equals(old) ? SCRATCH1 : Reg.r64(old);
        masm.move(width, work, Reg.r64(value));
        asm.emit(mnemonic, X86MacroAssembler.mem(X86MacroAssembler.bits(width), address), X86MacroAssembler.reg(width, work));
        masm.move(width, Reg.r64(old), work);
    }
}
