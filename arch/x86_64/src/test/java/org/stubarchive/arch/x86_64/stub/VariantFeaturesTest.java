package org.stubarchive.arch.x86_64.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.x86_64.X86MacroAssembler;
import org.stubarchive.arch.x86_64.asm.Mnemonic;
import org.stubarchive.arch.x86_64.asm.X86Disassembler;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.FeatureLint;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.StubRecorder;

/** A variant holds no instruction beyond its features: neither the assembler nor the lint lets it pass. */
class VariantFeaturesTest {
    private static StubCode generate(StubGenerator generator, CpuFeatures features, int entries) {
        StubRecorder recorder = new StubRecorder(generator.name(), entries, features);
        generator.generate(new X86MacroAssembler(recorder));
        return recorder.close();
    }

    @Test
    void lintFindsWhatAVariantMustNotHold() {
        StubCode good = generate(new X86Stub("wide") {
            @Override
            protected void generate(Code code) {
                code.entry("wide");
                code.emit(Mnemonic.VZEROUPPER);
                code.returnZero();
            }
        }, CpuFeatures.of(CpuFeature.AVX), 1);
        assertEquals(List.of(), FeatureLint.findings(good, new X86Disassembler()));
        List<String> findings = FeatureLint.findings(withFeatures(good, CpuFeatures.BASELINE, good.codeSize()), new X86Disassembler());
        assertEquals(List.of("stub wide (baseline) offset 0: 'vzeroupper' needs AVX, which the variant does not declare"), findings);
        findings = FeatureLint.findings(withFeatures(good, good.features(), 4), new X86Disassembler());
        assertEquals(List.of("stub wide (avx) offset 3: 'xor    eax,eax' ends at 5, the code at 4"), findings);
        good.code()[0] = 0x06;
        assertTrue(FeatureLint.findings(good, new X86Disassembler()).get(0).contains("'.byte 0x6' is no instruction of the table"));
    }

    private static StubCode withFeatures(StubCode s, CpuFeatures features, int codeSize) {
        return new StubCode(s.name(), features, s.code(), s.alignment(), s.entries(), s.faultRanges(), s.relocations(), s.labels(), codeSize);
    }

    @Test
    void instructionBeyondTheVariantIsRefused() {
        X86Stub bad = new X86Stub("bad") {
            @Override
            protected void generate(Code code) {
                code.entry("bad");
                code.emit(Mnemonic.VZEROUPPER);
            }
        };
        AssemblyException e = assertThrows(AssemblyException.class, () -> generate(bad, CpuFeatures.BASELINE, 1));
        assertTrue(e.getMessage().contains("bad") && e.getMessage().contains("AVX"), e.getMessage());
    }
}
