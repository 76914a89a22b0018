package org.stubarchive.arch.x86_64.stub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.x86_64.X86Architecture;
import org.stubarchive.arch.x86_64.X86MacroAssembler;
import org.stubarchive.arch.x86_64.asm.Mnemonic;
import org.stubarchive.arch.x86_64.asm.X86Disassembler;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.AssemblyException;
import org.stubarchive.stubgen.FeatureLint;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.StubRecorder;
import org.stubarchive.stubgen.portable.PortableStubs;

/** All stubs in all variants: features, catalogue, goldens, determinism. Needs no x86-64 machine. */
class StubCatalogueTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static List<StubCode> all() {
        List<StubCode> result = new ArrayList<>();
        List<StubGenerator> generators = new ArrayList<>(new X86Architecture().stubs());
        generators.addAll(PortableStubs.all());
        for (StubGenerator g : generators) {
            for (CpuFeatures v : g.variants()) {
                result.add(generate(g, v, Catalogue.standard().get(g.name()).entryNames().size()));
            }
        }
        return result;
    }

    private static StubCode generate(StubGenerator generator, CpuFeatures features, int entries) {
        StubRecorder recorder = new StubRecorder(generator.name(), entries, features);
        generator.generate(new X86MacroAssembler(recorder));
        return recorder.close();
    }

    @Test
    void isFoundAsAService() {
        List<Architecture> found = new ArrayList<>();
        java.util.ServiceLoader.load(Architecture.class).forEach(found::add);
        assertTrue(found.stream().anyMatch(a -> a.target() == Target.LINUX_X86_64));
    }

    /** Every instruction is in the table, and needs no feature that the variant does not declare. */
    @Test
    void instructionsNeedOnlyDeclaredFeatures() {
        for (StubCode stub : all()) {
            assertEquals(List.of(), FeatureLint.findings(stub, new X86Disassembler()));
        }
    }

    @Test
    void lintFindsWhatAVariantMustNotHold() {
        StubCode good = generate(new X86Stub("wide") {
            @Override
            void generate(Code code) {
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
            void generate(Code code) {
                code.entry("bad");
                code.emit(Mnemonic.VZEROUPPER);
            }
        };
        AssemblyException e = assertThrows(AssemblyException.class, () -> generate(bad, CpuFeatures.BASELINE, 1));
        assertTrue(e.getMessage().contains("bad") && e.getMessage().contains("AVX"), e.getMessage());
    }

    /** Every declared feature of a variant above the baseline is used by some instruction, or implied by one that is. */
    @Test
    void variantsAreDistinct() {
        Set<String> seen = new HashSet<>();
        for (StubCode stub : all()) {
            assertTrue(seen.add(stub.name() + " " + stub.features()), () -> "twice: " + stub.name() + " " + stub.features());
            if (!stub.features().isBaseline()) {
                assertTrue(Listing.instructions(stub).stream().anyMatch(d -> d.form().feature() != null), () -> stub.name() + " " + stub.features() + " needs nothing");
            }
        }
    }

    @Test
    void linksAsTheCatalogueDeclares() {
        TextLinker linker = new TextLinker(Target.LINUX_X86_64, Catalogue.standard());
        all().forEach(linker::add);
        assertTrue(linker.link().text().remaining() > 10_000);
    }

    @Test
    void generationIsDeterministic() {
        List<StubCode> first = all();
        List<StubCode> second = all();
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(first.get(i).code(), second.get(i).code(), first.get(i).name());
            assertEquals(first.get(i).relocations(), second.get(i).relocations());
        }
    }

    /** Disassembly of each variant against its golden; {@code -Dbless=true} writes them. */
    @Test
    void goldens() throws IOException {
        boolean bless = Boolean.getBoolean("bless");
        Set<String> expected = new HashSet<>();
        List<String> differences = new ArrayList<>();
        Files.createDirectories(GOLDEN);
        for (StubCode stub : all()) {
            String file = stub.name() + (stub.features().isBaseline() ? "" : "." + stub.features()) + ".txt";
            expected.add(file);
            String text = Listing.of(stub);
            Path path = GOLDEN.resolve(file);
            if (bless) {
                Files.writeString(path, text);
            } else if (!Files.exists(path) || !Files.readString(path).equals(text)) {
                differences.add(file);
            }
        }
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path p : files.toList()) {
                if (!expected.contains(p.getFileName().toString())) {
                    if (bless) {
                        Files.delete(p);
                    } else {
                        differences.add(p.getFileName() + " (no such stub)");
                    }
                }
            }
        }
        assertEquals(List.of(), differences, "differ from their goldens; if that is meant: mvn test -pl arch/x86_64 -Dtest=StubCatalogueTest -Dbless=true, and review the diff");
    }
}
