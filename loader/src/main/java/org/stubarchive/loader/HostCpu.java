package org.stubarchive.loader;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.CpuProbeLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;

/**
 * CPU features of this machine.
 *
 * <p>Sources: Intel SDM vol. 2A, CPUID, and vol. 1, 13.3 and 14.3 (a feature with vector state counts only where the system has enabled the
 * state in XCR0); Linux, Documentation/arch/arm64/elf_hwcaps.rst.
 */
public final class HostCpu {
    /** State components that XCR0 must have enabled. */
    private static final int STATE_NONE = 0;
    private static final int STATE_AVX = 0x06;
    private static final int STATE_AVX512 = 0xE6;

    private static final long AT_HWCAP = 16;
    private static final long AT_HWCAP2 = 26;

    /** One row per feature. */
    private record CpuidBit(CpuFeature feature, int word, int bit, int state) {}

    private record HwcapBit(CpuFeature feature, long type, int bit) {}

    private HostCpu() {}

    /**
     * The target that this process runs on.
     *
     * @throws UnsupportedOperationException if it is none of ours; the message says which are
     */
    public static Target target() {
        String os = System.getProperty("os.name");
        String arch = System.getProperty("os.arch");
        if (os.equals("Linux")) {
            switch (arch) {
                case "amd64", "x86_64":
                    return Target.LINUX_X86_64;
                case "aarch64":
                    return Target.LINUX_AARCH64;
                default:
                    break;
            }
        }
        throw new UnsupportedOperationException("no generated code for " + os + " on " + arch + "; supported: Linux on x86-64 and on aarch64");
    }

    /**
     * Detects the features of an x86-64 machine.
     *
     * @param probe address of the stub {@code cpu_features}
     */
    static CpuFeatures detectX86(long probe) {
        long buffer = RawMemory.allocate(CpuProbeLayout.SIZE);
        try {
            // The stub has the arguments of a native method: environment, class, buffer.
            NativeCall.call(probe, 0, 0, buffer);
            return decodeX86(buffer);
        } finally {
            RawMemory.free(buffer);
        }
    }

    /** Decodes what the probe wrote. */
    static CpuFeatures decodeX86(long buffer) {
        long xcr0 = RawMemory.getLong(buffer + CpuProbeLayout.X86_XCR0);
        List<CpuFeature> features = new ArrayList<>();
        for (CpuidBit row : cpuidBits()) {
            int word = RawMemory.getInt(buffer + row.word);
            if ((word >>> row.bit & 1) != 0 && (xcr0 & row.state) == row.state) {
                features.add(row.feature);
            }
        }
        return CpuFeatures.of(features);
    }

    /** Asks the kernel for the features of an aarch64 machine. */
    static CpuFeatures detectAarch64() {
        long getauxval = Libc.address("getauxval");
        long hwcap = NativeCall.call(getauxval, AT_HWCAP);
        long hwcap2 = NativeCall.call(getauxval, AT_HWCAP2);
        return decodeAarch64(hwcap, hwcap2);
    }

    static CpuFeatures decodeAarch64(long hwcap, long hwcap2) {
        List<CpuFeature> features = new ArrayList<>();
        for (HwcapBit row : hwcapBits()) {
            if (((row.type == AT_HWCAP ? hwcap : hwcap2) >>> row.bit & 1) != 0) {
                features.add(row.feature);
            }
        }
        return CpuFeatures.of(features);
    }

    // Methods, not constants: a start needs one of the tables, once.

    private static CpuidBit[] cpuidBits() {
        int ecx1 = CpuProbeLayout.X86_LEAF1_ECX;
        int ebx7 = CpuProbeLayout.X86_LEAF7_EBX;
        int ecx7 = CpuProbeLayout.X86_LEAF7_ECX;
        int edx7 = CpuProbeLayout.X86_LEAF7_EDX;
        int extended = CpuProbeLayout.X86_EXTENDED1_ECX;
        return new CpuidBit[] {
            new CpuidBit(CpuFeature.SSE3, ecx1, 0, STATE_NONE),
            new CpuidBit(CpuFeature.PCLMULQDQ, ecx1, 1, STATE_NONE),
            new CpuidBit(CpuFeature.SSSE3, ecx1, 9, STATE_NONE),
            new CpuidBit(CpuFeature.FMA, ecx1, 12, STATE_AVX),
            new CpuidBit(CpuFeature.SSE4_1, ecx1, 19, STATE_NONE),
            new CpuidBit(CpuFeature.SSE4_2, ecx1, 20, STATE_NONE),
            new CpuidBit(CpuFeature.POPCNT, ecx1, 23, STATE_NONE),
            new CpuidBit(CpuFeature.AES, ecx1, 25, STATE_NONE),
            new CpuidBit(CpuFeature.AVX, ecx1, 28, STATE_AVX),
            new CpuidBit(CpuFeature.F16C, ecx1, 29, STATE_AVX),
            new CpuidBit(CpuFeature.BMI1, ebx7, 3, STATE_NONE),
            new CpuidBit(CpuFeature.AVX2, ebx7, 5, STATE_AVX),
            new CpuidBit(CpuFeature.BMI2, ebx7, 8, STATE_NONE),
            new CpuidBit(CpuFeature.ERMS, ebx7, 9, STATE_NONE),
            new CpuidBit(CpuFeature.AVX512F, ebx7, 16, STATE_AVX512),
            new CpuidBit(CpuFeature.AVX512DQ, ebx7, 17, STATE_AVX512),
            new CpuidBit(CpuFeature.ADX, ebx7, 19, STATE_NONE),
            new CpuidBit(CpuFeature.AVX512_IFMA, ebx7, 21, STATE_AVX512),
            new CpuidBit(CpuFeature.AVX512CD, ebx7, 28, STATE_AVX512),
            new CpuidBit(CpuFeature.SHA, ebx7, 29, STATE_NONE),
            new CpuidBit(CpuFeature.AVX512BW, ebx7, 30, STATE_AVX512),
            new CpuidBit(CpuFeature.AVX512VL, ebx7, 31, STATE_AVX512),
            new CpuidBit(CpuFeature.AVX512_VBMI, ecx7, 1, STATE_AVX512),
            new CpuidBit(CpuFeature.AVX512_VBMI2, ecx7, 6, STATE_AVX512),
            new CpuidBit(CpuFeature.GFNI, ecx7, 8, STATE_NONE),
            new CpuidBit(CpuFeature.VAES, ecx7, 9, STATE_AVX),
            new CpuidBit(CpuFeature.VPCLMULQDQ, ecx7, 10, STATE_AVX),
            new CpuidBit(CpuFeature.AVX512_BITALG, ecx7, 12, STATE_AVX512),
            new CpuidBit(CpuFeature.AVX512_VPOPCNTDQ, ecx7, 14, STATE_AVX512),
            new CpuidBit(CpuFeature.FSRM, edx7, 4, STATE_NONE),
            new CpuidBit(CpuFeature.LZCNT, extended, 5, STATE_NONE),
        };
    }

    private static HwcapBit[] hwcapBits() {
        return new HwcapBit[] {
            new HwcapBit(CpuFeature.ARM_AES, AT_HWCAP, 3),
            new HwcapBit(CpuFeature.PMULL, AT_HWCAP, 4),
            new HwcapBit(CpuFeature.SHA1, AT_HWCAP, 5),
            new HwcapBit(CpuFeature.SHA2, AT_HWCAP, 6),
            new HwcapBit(CpuFeature.CRC32, AT_HWCAP, 7),
            new HwcapBit(CpuFeature.LSE, AT_HWCAP, 8),
            new HwcapBit(CpuFeature.DCPOP, AT_HWCAP, 16),
            new HwcapBit(CpuFeature.SHA3, AT_HWCAP, 17),
            new HwcapBit(CpuFeature.SHA512, AT_HWCAP, 21),
            new HwcapBit(CpuFeature.SVE, AT_HWCAP, 22),
            new HwcapBit(CpuFeature.SVE2, AT_HWCAP2, 1),
        };
    }
}
