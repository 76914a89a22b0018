package org.stubarchive.arch.aarch64;

import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH1;
import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH2;
import static org.stubarchive.arch.aarch64.Aarch64Registers.SCRATCH3;
import static org.stubarchive.arch.aarch64.asm.Mnemonic.*;

import org.stubarchive.arch.aarch64.asm.A64Assembler;
import org.stubarchive.arch.aarch64.asm.AddSubImmediate;
import org.stubarchive.arch.aarch64.asm.Extend;
import org.stubarchive.arch.aarch64.asm.Mem;
import org.stubarchive.arch.aarch64.asm.Reg;
import org.stubarchive.arch.aarch64.asm.Shift;
import org.stubarchive.arch.aarch64.asm.Shifted;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.FpWidth;
import org.stubarchive.stubgen.Fpr;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Width;

/** Loads, stores and address arithmetic of {@link Aarch64MacroAssembler}: portable addresses as A64 addressing forms. */
final class Aarch64MemoryOps {
    /** Low bits that an access takes as its displacement when the rest is added to the base. */
    private static final int LOW_BITS = 0xFFF;

    private final Aarch64MacroAssembler masm;
    private final A64Assembler asm;

    Aarch64MemoryOps(Aarch64MacroAssembler masm, A64Assembler asm) {
        this.masm = masm;
        this.asm = asm;
    }

    /** Whether a load or store of {@code size} bytes takes the displacement: scaled and unsigned, or unscaled and signed (Arm ARM C1.3.3). */
    private static boolean isDirect(int displacement, int size) {
        return displacement >= 0 && displacement % size == 0 && displacement / size <= LOW_BITS || displacement >= -256 && displacement <= 255;
    }

    /**
     * The operand of an access of {@code size} bytes. What no addressing form expresses is computed into {@link Aarch64Registers#SCRATCH1} and, for large displacements,
     * {@link Aarch64Registers#SCRATCH3}; the operand is good until one of them changes.
     */
    Mem operand(Address a, int size) {
        Reg base = Reg.x(a.base());
        if (a.index() == null) {
            return operand(base, a.displacement(), size);
        }
        Reg index = Reg.x(a.index());
        if (a.displacement() == 0 && (a.scale() == 0 || 1 << a.scale() == size)) {
            return a.scale() == 0 ? Mem.indexed(base, index) : Mem.indexed(base, index, Extend.LSL, a.scale());
        }
        addScaled(SCRATCH1, base, index, a.scale());
        return operand(SCRATCH1, a.displacement(), size);
    }

    private Mem operand(Reg base, int displacement, int size) {
        if (isDirect(displacement, size)) {
            return Mem.of(base, displacement);
        }
        int low = displacement & LOW_BITS;
        long high = (long) displacement - low;
        if (low % size == 0 && AddSubImmediate.isEncodable(Math.abs(high))) {
            masm.addImmediate(Width.W64, SCRATCH1, base, high);
            return Mem.of(SCRATCH1, low);
        }
        masm.moveImmediate(SCRATCH3, displacement);
        return Mem.indexed(base, SCRATCH3);
    }

    /** The address in one register: the base itself if that is all, else SCRATCH1. */
    Reg plain(Address a) {
        if (a.index() == null && a.displacement() == 0) {
            return Reg.x(a.base());
        }
        lea(SCRATCH1, a);
        return SCRATCH1;
    }

    void lea(Reg dst, Address a) {
        Reg base = Reg.x(a.base());
        if (a.index() == null) {
            masm.addImmediate(Width.W64, dst, base, a.displacement());
            return;
        }
        addScaled(dst, base, Reg.x(a.index()), a.scale());
        masm.addImmediate(Width.W64, dst, dst, a.displacement());
    }

    private void addScaled(Reg dst, Reg base, Reg index, int scale) {
        if (scale == 0) {
            asm.emit(ADD, dst, base, index);
        } else {
            asm.emit(ADD, dst, base, Shifted.of(index, Shift.LSL, scale));
        }
    }

    void load(MemoryType type, Reg dst, Address src) {
        Mem m = operand(src, type.size());
        Reg w = Reg.w(dst.number());
        switch (type) {
            case U8 -> asm.emit(LDRB, w, m);
            case S8 -> asm.emit(LDRSB, w, m);
            case U16 -> asm.emit(LDRH, w, m);
            case S16 -> asm.emit(LDRSH, w, m);
            case I32 -> asm.emit(LDR, w, m);
            case S32_TO_64 -> asm.emit(LDRSW, dst, m);
            case S16_TO_64 -> asm.emit(LDRSH, dst, m);
            case S8_TO_64 -> asm.emit(LDRSB, dst, m);
            case I64 -> asm.emit(LDR, dst, m);
        }
    }

    /** A dependency counts whether or not the value can differ: EOR of a register with itself carries one (Arm ARM B2.3, dependency definitions). */
    void loadAfter(MemoryType type, Reg dst, Address src, Gpr earlier) {
        Reg zero = Reg.w(SCRATCH2.number());
        asm.emit(EOR, zero, Reg.w(earlier), Reg.w(earlier));
        asm.emit(ADD, SCRATCH2, Reg.x(src.base()), SCRATCH2);
        load(type, dst, new Address(Aarch64Registers.gpr(SCRATCH2), src.index(), src.scale(), src.displacement()));
    }

    void loadAcquire(MemoryType type, Reg dst, Address src) {
        Mem m = Mem.of(plain(src));
        Reg w = Reg.w(dst.number());
        switch (type) {
            case U8 -> asm.emit(LDARB, w, m);
            case S8 -> {
                asm.emit(LDARB, w, m);
                asm.emit(SXTB, w, w);
            }
            case U16 -> asm.emit(LDARH, w, m);
            case S16 -> {
                asm.emit(LDARH, w, m);
                asm.emit(SXTH, w, w);
            }
            case I32 -> asm.emit(LDAR, w, m);
            case I64 -> asm.emit(LDAR, dst, m);
            default -> throw new AssemblyException("no ordered load of " + type);
        }
    }

    /** A store-release comes before every later load-acquire, so it serves both orders (Arm ARM B2.3, barrier-ordered-before). */
    void storeRelease(MemoryType type, Address dst, Reg src) {
        Mem m = Mem.of(plain(dst));
        Reg w = Reg.w(src.number());
        switch (type.size()) {
            case 1 -> asm.emit(STLRB, w, m);
            case 2 -> asm.emit(STLRH, w, m);
            case 4 -> asm.emit(STLR, w, m);
            default -> asm.emit(STLR, src, m);
        }
    }

    void store(MemoryType type, Address dst, Gpr src) {
        store(type, operand(dst, type.size()), Reg.x(src));
    }

    private void store(MemoryType type, Mem m, Reg src) {
        Reg w = src.equals(Reg.XZR) ? Reg.WZR : Reg.w(src.number());
        switch (type.size()) {
            case 1 -> asm.emit(STRB, w, m);
            case 2 -> asm.emit(STRH, w, m);
            case 4 -> asm.emit(STR, w, m);
            default -> asm.emit(STR, src, m);
        }
    }

    void storeImmediate(MemoryType type, Address dst, int value) {
        Mem m = operand(dst, type.size());
        long stored = switch (type.size()) {
            case 1 -> value & 0xFF;
            case 2 -> value & 0xFFFF;
            case 4 -> value & 0xFFFF_FFFFL;
            default -> value;
        };
        if (stored == 0) {
            store(type, m, Reg.XZR);
            return;
        }
        masm.moveImmediate(SCRATCH2, stored);
        store(type, m, SCRATCH2);
    }

    void addTo(Width width, Address dst, int value) {
        Mem m = operand(dst, width == Width.W64 ? 8 : 4);
        Reg sum = Aarch64MacroAssembler.reg(width, SCRATCH2);
        asm.emit(LDR, sum, m);
        masm.addImmediate(width, SCRATCH2, SCRATCH2, value, Aarch64Registers.SCRATCH4);
        asm.emit(STR, sum, m);
    }

    void loadFp(FpWidth width, Fpr dst, Address src) {
        asm.emit(LDR, Aarch64FloatOps.reg(width, dst), operand(src, Aarch64FloatOps.bytes(width)));
    }

    void loadFpAcquire(FpWidth width, Fpr dst, Address src) {
        loadAcquire(integer(width), SCRATCH2, src);
        asm.emit(FMOV, Aarch64FloatOps.reg(width, dst), Aarch64MacroAssembler.reg(integerWidth(width), SCRATCH2));
    }

    void storeFpRelease(FpWidth width, Address dst, Fpr src) {
        asm.emit(FMOV, Aarch64MacroAssembler.reg(integerWidth(width), SCRATCH2), Aarch64FloatOps.reg(width, src));
        storeRelease(integer(width), dst, SCRATCH2);
    }

    private static MemoryType integer(FpWidth width) {
        return width == FpWidth.F32 ? MemoryType.I32 : MemoryType.I64;
    }

    private static Width integerWidth(FpWidth width) {
        return width == FpWidth.F32 ? Width.W32 : Width.W64;
    }

    void storeFp(FpWidth width, Address dst, Fpr src) {
        asm.emit(STR, Aarch64FloatOps.reg(width, src), operand(dst, Aarch64FloatOps.bytes(width)));
    }
}
