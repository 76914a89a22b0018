package org.stubarchive.format.code;

/**
 * CPU features that code may need, beyond the baseline of the architecture (x86-64: SSE2; aarch64: ARMv8.0 with FP and Advanced SIMD).
 * Stored by name in archives.
 */
public enum CpuFeature {
    /** x86-64. */
    SSE3(Target.LINUX_X86_64),
    SSSE3(Target.LINUX_X86_64),
    SSE4_1(Target.LINUX_X86_64),
    SSE4_2(Target.LINUX_X86_64),
    POPCNT(Target.LINUX_X86_64),
    AES(Target.LINUX_X86_64),
    PCLMULQDQ(Target.LINUX_X86_64),
    AVX(Target.LINUX_X86_64),
    F16C(Target.LINUX_X86_64),
    FMA(Target.LINUX_X86_64),
    AVX2(Target.LINUX_X86_64),
    BMI1(Target.LINUX_X86_64),
    BMI2(Target.LINUX_X86_64),
    LZCNT(Target.LINUX_X86_64),
    ADX(Target.LINUX_X86_64),
    SHA(Target.LINUX_X86_64),
    ERMS(Target.LINUX_X86_64),
    FSRM(Target.LINUX_X86_64),
    AVX512F(Target.LINUX_X86_64),
    AVX512BW(Target.LINUX_X86_64),
    AVX512CD(Target.LINUX_X86_64),
    AVX512DQ(Target.LINUX_X86_64),
    AVX512VL(Target.LINUX_X86_64),
    AVX512_VBMI(Target.LINUX_X86_64),
    AVX512_VBMI2(Target.LINUX_X86_64),
    AVX512_IFMA(Target.LINUX_X86_64),
    AVX512_VPOPCNTDQ(Target.LINUX_X86_64),
    AVX512_BITALG(Target.LINUX_X86_64),
    VAES(Target.LINUX_X86_64),
    VPCLMULQDQ(Target.LINUX_X86_64),
    GFNI(Target.LINUX_X86_64),
    /** aarch64. */
    LSE(Target.LINUX_AARCH64),
    CRC32(Target.LINUX_AARCH64),
    ARM_AES(Target.LINUX_AARCH64),
    PMULL(Target.LINUX_AARCH64),
    SHA1(Target.LINUX_AARCH64),
    SHA2(Target.LINUX_AARCH64),
    SHA3(Target.LINUX_AARCH64),
    SHA512(Target.LINUX_AARCH64),
    SVE(Target.LINUX_AARCH64),
    SVE2(Target.LINUX_AARCH64),
    DCPOP(Target.LINUX_AARCH64);

    private final Target target;

    CpuFeature(Target target) {
        this.target = target;
    }

    /** Architecture that has the feature. */
    public Target target() {
        return target;
    }
}
