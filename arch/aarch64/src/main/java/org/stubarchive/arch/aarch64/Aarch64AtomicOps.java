package org.stubarchive.arch.aarch64;

import static org.stubarchive.arch.aarch64.Aarch64MacroAssembler.reg;
import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH2;
import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH3;
import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH4;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Assembler;
import org.stubarchive.arch.aarch64.asm.A64Condition;
import org.stubarchive.arch.aarch64.asm.Barrier;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Mnemonic;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.Target;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.Width;

/**
 * Barriers and atomic operations of {@link Aarch64MacroAssembler}. Where the variant allows the atomic instructions of Armv8.1 (LSE), those are used, else
 * loops of exclusive loads and stores.
 *
 * <p>What has both acquire and release semantics is sequentially consistent with the accesses of volatile variables, LDAR and STLR: a store with release comes
 * before every later load with acquire (Arm ARM B2.3, barrier-ordered-before, in all issues of DDI 0487 since B.a). No code here takes such an instruction for
 * a full barrier between plain accesses: in the issues before the atomics were strengthened (2022) a later plain load may come before the store of CASAL, and
 * behind a loop it may in all issues.
 */
final class Aarch64AtomicOps {
    private final Aarch64MacroAssembler masm;
    private final A64Assembler asm;

    Aarch64AtomicOps(Aarch64MacroAssembler masm, A64Assembler asm) {
        this.masm = masm;
        this.asm = asm;
    }

    private boolean hasAtomicInstructions() {
        return masm.recorder().allowedFeatures().contains(CpuFeature.LSE);
    }

    void fence(MemoryOrder order) {
        asm.emit(DMB, switch (order) {
            case ACQUIRE -> Barrier.ISHLD;
            case STORE_STORE -> Barrier.ISHST;
            case RELEASE, FULL -> Barrier.ISH;
        });
    }

    void compareAndSwap(MemoryOrder order, Width width, Address address, Gpr expected, Gpr replacement, Gpr old, Label failed) {
        boolean acquires = order != MemoryOrder.RELEASE;
        boolean releases = order != MemoryOrder.ACQUIRE;
        Reg base = masm.memory().plain(address);
        Reg comparand = reg(width, expected);
        Reg found = reg(width, SCRATCH3);
        if (hasAtomicInstructions()) {
            asm.emit(MOV, found, comparand);
            asm.emit(acquires ? releases ? CASAL : CASA : CASL, found, reg(width, replacement), Mem.of(base));
            asm.emit(CMP, found, comparand);
        } else {
            Label again = asm.here();
            Label different = masm.newLabel();
            asm.emit(acquires ? LDAXR : LDXR, found, Mem.of(base));
            asm.emit(CMP, found, comparand);
            asm.emit(B_COND, A64Condition.NE, Target.of(different));
            store(releases ? STLXR : STXR, reg(width, replacement), base, again);
            masm.bind(different);
        }
        asm.emit(MOV, reg(width, old), found);
        asm.emit(B_COND, A64Condition.NE, Target.of(failed));
    }

    void exchange(Width width, Address address, Gpr value, Gpr old) {
        Reg base = masm.memory().plain(address);
        if (hasAtomicInstructions()) {
            asm.emit(SWPAL, reg(width, value), reg(width, old), Mem.of(base));
            return;
        }
        Reg found = reg(width, SCRATCH3);
        Label again = asm.here();
        asm.emit(LDAXR, found, Mem.of(base));
        store(STLXR, reg(width, value), base, again);
        asm.emit(MOV, reg(width, old), found);
    }

    void fetchAndAdd(Width width, Address address, Gpr value, Gpr old) {
        Reg base = masm.memory().plain(address);
        if (hasAtomicInstructions()) {
            asm.emit(LDADDAL, reg(width, value), reg(width, old), Mem.of(base));
            return;
        }
        Reg found = reg(width, SCRATCH3);
        Reg sum = reg(width, SCRATCH4);
        Label again = asm.here();
        asm.emit(LDAXR, found, Mem.of(base));
        asm.emit(ADD, sum, found, reg(width, value));
        store(STLXR, sum, base, again);
        asm.emit(MOV, reg(width, old), found);
    }

    /** Stores if nobody else did since the exclusive load, else starts again. Keeps the condition flags. */
    private void store(Mnemonic exclusive, Reg value, Reg base, Label again) {
        Reg status = Reg.w(SCRATCH2.number());
        asm.emit(exclusive, status, value, Mem.of(base));
        asm.emit(CBNZ, status, Target.of(again));
    }
}
