package org.stubarchive.arch.x86_64.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stubarchive.arch.ExecutableCode;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.arch.Machine;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.layout.CpuProbeLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;

/** The probe's record, bit by bit, against the kernel's list. */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
class CpuFeaturesStubTest {
    @Test
    void cpuFeaturesAreThoseOfTheKernel() {
        long record = RawMemory.allocate(CpuProbeLayout.SIZE);
        RawMemory.fill(record, CpuProbeLayout.SIZE, (byte) 0x55);
        try (ExecutableCode code = ExecutableCode.of(List.of(HostArchitecture.generate(new CpuFeaturesStub(), CpuFeatures.BASELINE)), Map.of())) {
            NativeCall.call(code.entry("cpu_features", 0), 0, 0, record);
        }
        CpuFeatures kernel = Machine.features();
        assertBit(kernel, CpuFeature.SSE3, record + CpuProbeLayout.X86_LEAF1_ECX, 0);
        assertBit(kernel, CpuFeature.SSE4_2, record + CpuProbeLayout.X86_LEAF1_ECX, 20);
        assertBit(kernel, CpuFeature.BMI1, record + CpuProbeLayout.X86_LEAF7_EBX, 3);
        assertBit(kernel, CpuFeature.AVX2, record + CpuProbeLayout.X86_LEAF7_EBX, 5);
        assertBit(kernel, CpuFeature.AVX512F, record + CpuProbeLayout.X86_LEAF7_EBX, 16);
        assertBit(kernel, CpuFeature.AVX512_VBMI, record + CpuProbeLayout.X86_LEAF7_ECX, 1);
        assertBit(kernel, CpuFeature.FSRM, record + CpuProbeLayout.X86_LEAF7_EDX, 4);
        assertBit(kernel, CpuFeature.LZCNT, record + CpuProbeLayout.X86_EXTENDED1_ECX, 5);
        assertEquals(1, RawMemory.getInt(record + CpuProbeLayout.X86_LEAF1_EDX) >> 26 & 1, "SSE2");
        assertEquals(1, RawMemory.getInt(record + CpuProbeLayout.X86_EXTENDED1_EDX) >> 29 & 1, "long mode");
        if (kernel.contains(CpuFeature.AVX)) {
            assertEquals(7, RawMemory.getLong(record + CpuProbeLayout.X86_XCR0) & 7);
        }
        RawMemory.free(record);
    }

    private static void assertBit(CpuFeatures kernel, CpuFeature feature, long word, int bit) {
        int found = RawMemory.getInt(word) >>> bit & 1;
        if (kernel.contains(feature) || !Machine.canBeUnlisted(feature)) {
            assertEquals(kernel.contains(feature) ? 1 : 0, found, feature.name());
        }
    }
}
