package org.stubarchive.arch.x86_64.stub;

import static org.stubarchive.arch.x86_64.asm.Mnemonic.*;

import java.util.List;
import org.stubarchive.arch.x86_64.asm.Mem;
import org.stubarchive.arch.x86_64.asm.Mnemonic;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.arch.x86_64.asm.RegClass;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;

/** The vector registers that a variant of a copy or fill stub moves data through. */
enum VectorLevel {
    /** 16 bytes, baseline. */
    SSE2(RegClass.XMM, MOVDQU, MOVDQU, CpuFeatures.BASELINE),
    /** 32 bytes. */
    AVX2(RegClass.YMM, VMOVDQU, VMOVDQU, CpuFeatures.of(CpuFeature.AVX, CpuFeature.AVX2)),
    /** 64 bytes, and masks for what is shorter. */
    AVX512(RegClass.ZMM, VMOVDQU64, VMOVDQU64,
            CpuFeatures.of(CpuFeature.AVX, CpuFeature.AVX2, CpuFeature.BMI2, CpuFeature.AVX512F, CpuFeature.AVX512BW));

    private final RegClass regClass;
    private final Mnemonic load;
    private final Mnemonic store;
    private final CpuFeatures features;

    VectorLevel(RegClass regClass, Mnemonic load, Mnemonic store, CpuFeatures features) {
        this.regClass = regClass;
        this.load = load;
        this.store = store;
        this.features = features;
    }

    /** Features of all levels, lowest first. */
    static List<CpuFeatures> variants() {
        return List.of(SSE2.features, AVX2.features, AVX512.features);
    }

    /** Highest level that the features allow. */
    static VectorLevel of(CpuFeatures allowed) {
        VectorLevel best = SSE2;
        for (VectorLevel level : values()) {
            if (allowed.containsAll(level.features)) {
                best = level;
            }
        }
        return best;
    }

    /** Bytes in a register. */
    int bytes() {
        return regClass.bits() / 8;
    }

    Reg register(int number) {
        return Reg.of(regClass, number);
    }

    void load(X86Stub.Code code, int register, Mem address) {
        code.emit(load, register(register), address.withBits(regClass.bits()));
    }

    void store(X86Stub.Code code, Mem address, int register) {
        code.emit(store, address.withBits(regClass.bits()), register(register));
    }

    /** Ends the use of the registers: code without AVX behind it would run slowly otherwise. */
    void done(X86Stub.Code code) {
        if (this != SSE2) {
            code.emit(VZEROUPPER);
        }
    }
}
