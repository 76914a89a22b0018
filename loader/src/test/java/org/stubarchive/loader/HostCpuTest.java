package org.stubarchive.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.CpuProbeLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Emulator;
import org.stubarchive.testing.EmulatedTests;
import org.stubarchive.testing.NeedsAarch64;
import org.stubarchive.testing.OnEveryMachine;

/** Decoding of what the probe writes; the probe itself is compared with the kernel's list in the tests of its architecture. */
@OnEveryMachine
class HostCpuTest {
    private long buffer;

    @BeforeEach
    void allocate() {
        buffer = RawMemory.allocate(CpuProbeLayout.SIZE);
    }

    @AfterEach
    void free() {
        RawMemory.free(buffer);
    }

    @Test
    void nothingIsTheBaseline() {
        assertEquals(CpuFeatures.BASELINE, HostCpu.decodeX86(buffer));
        assertEquals(CpuFeatures.BASELINE, HostCpu.decodeAarch64(0, 0));
    }

    @Test
    void vectorFeaturesNeedTheSystemsSupport() {
        RawMemory.putInt(buffer + CpuProbeLayout.X86_LEAF1_ECX, 1 << 28 | 1 << 20);
        RawMemory.putInt(buffer + CpuProbeLayout.X86_LEAF7_EBX, 1 << 16 | 1 << 5 | 1 << 8);
        assertEquals(CpuFeatures.of(CpuFeature.SSE4_2, CpuFeature.BMI2), HostCpu.decodeX86(buffer));
        RawMemory.putLong(buffer + CpuProbeLayout.X86_XCR0, 7);
        assertEquals(CpuFeatures.of(CpuFeature.SSE4_2, CpuFeature.BMI2, CpuFeature.AVX, CpuFeature.AVX2), HostCpu.decodeX86(buffer));
        RawMemory.putLong(buffer + CpuProbeLayout.X86_XCR0, 0xE7);
        assertEquals(
                CpuFeatures.of(CpuFeature.SSE4_2, CpuFeature.BMI2, CpuFeature.AVX, CpuFeature.AVX2, CpuFeature.AVX512F), HostCpu.decodeX86(buffer));
    }

    @Test
    void everyX86FeatureHasARow() {
        for (int word = CpuProbeLayout.X86_LEAF1_ECX; word < CpuProbeLayout.X86_XCR0; word += 4) {
            RawMemory.putInt(buffer + word, -1);
        }
        RawMemory.putLong(buffer + CpuProbeLayout.X86_XCR0, -1);
        int expected = 0;
        for (CpuFeature f : CpuFeature.values()) {
            expected += f.target() == Target.LINUX_X86_64 ? 1 : 0;
        }
        assertEquals(expected, HostCpu.decodeX86(buffer).asSet().size());
        assertEquals(CpuFeature.values().length - expected, HostCpu.decodeAarch64(-1, -1).asSet().size());
    }

    @Test
    @NeedsAarch64
    void kernelTellsWhatTheModelHas() {
        CpuFeatures found = HostCpu.detectAarch64();
        assertTrue(found.asSet().stream().allMatch(f -> f.target() == Target.LINUX_AARCH64), found.toString());
        String model = System.getProperty(EmulatedTests.CPU);
        Assumptions.assumeTrue("CORTEX_A57".equals(model), "the features of this machine are not known from elsewhere");
        // Arm Cortex-A57 technical reference manual: Armv8.0 with CRC32 and the cryptographic extension.
        assertEquals(CpuFeatures.of(CpuFeature.CRC32, CpuFeature.ARM_AES, CpuFeature.PMULL, CpuFeature.SHA1, CpuFeature.SHA2), found);
        assertNotNull(Emulator.program());
        assertTrue(Emulator.program().startsWith("qemu-aarch64"), Emulator.program());
    }
}
