package org.stubarchive.arch.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.FeatureLint;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.portable.PortableStubs;
import org.stubarchive.vm.interpreter.generator.InterpreterGenerators;

/** All stubs of an architecture in all variants: features, catalogue, goldens, determinism. Needs no machine of that architecture. */
abstract class StubCatalogueTest {
    private final Target target;
    private final Syntax syntax;
    private final Path golden;
    private final Architecture architecture;

    StubCatalogueTest(Target target, Syntax syntax) {
        this.target = target;
        this.syntax = syntax;
        this.golden = Path.of("src/test/resources/golden", target.architecture());
        this.architecture = GeneratedVariants.architecture(target);
    }

    private List<StubCode> all() {
        List<StubGenerator> generators = new ArrayList<>(architecture.stubs());
        generators.addAll(PortableStubs.all());
        generators.addAll(InterpreterGenerators.all());
        return GeneratedVariants.of(generators, architecture);
    }

    /** Each stub that is generated is declared for the target, its variants with features that the declaration allows. */
    @Test
    void isDeclared() {
        for (StubCode stub : all()) {
            StubDeclaration declaration = Catalogue.standard().get(stub.name());
            assertTrue(declaration.isFor(target), stub.name());
            assertTrue(declaration.features().containsAll(stub.features()), () -> stub.name() + " " + stub.features());
        }
    }

    /** Every instruction is in the table, and needs no feature that the variant does not declare. */
    @Test
    void instructionsNeedOnlyDeclaredFeatures() {
        for (StubCode stub : all()) {
            assertEquals(List.of(), FeatureLint.findings(stub, architecture.disassembler()));
        }
    }

    /** Every declared feature of a variant above the baseline is used by some instruction, or implied by one that is. */
    @Test
    void variantsAreDistinct() {
        Set<String> seen = new HashSet<>();
        for (StubCode stub : all()) {
            assertTrue(seen.add(stub.name() + " " + stub.features()), () -> "twice: " + stub.name() + " " + stub.features());
            if (!stub.features().isBaseline()) {
                assertTrue(Listing.lines(stub, syntax).stream().anyMatch(l -> l.feature() != null), () -> stub.name() + " " + stub.features() + " needs nothing");
            }
        }
    }

    @Test
    void linksAsTheCatalogueDeclares() {
        TextLinker linker = new TextLinker(target, Catalogue.standard());
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

    /** A file for each variant of a stub, and one for the whole interpreter. */
    private static String goldenFile(StubCode stub) {
        if (Catalogue.standard().get(stub.name()).category() == Category.INTERPRETER) {
            return "interpreter.txt";
        }
        return stub.name() + (stub.features().isBaseline() ? "" : "." + stub.features()) + ".txt";
    }

    /** Disassembly of each variant against its golden; {@code -Dbless=true} writes them. */
    @Test
    void goldens() throws IOException {
        boolean bless = Boolean.getBoolean("bless");
        Map<String, String> expected = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        Files.createDirectories(golden);
        for (StubCode stub : all()) {
            expected.merge(goldenFile(stub), Listing.of(stub, syntax), String::concat);
        }
        for (Map.Entry<String, String> e : expected.entrySet()) {
            Path path = golden.resolve(e.getKey());
            if (bless) {
                Files.writeString(path, e.getValue());
            } else if (!Files.exists(path) || !Files.readString(path).equals(e.getValue())) {
                differences.add(e.getKey());
            }
        }
        try (Stream<Path> files = Files.list(golden)) {
            for (Path p : files.toList()) {
                if (!expected.containsKey(p.getFileName().toString())) {
                    if (bless) {
                        Files.delete(p);
                    } else {
                        differences.add(p.getFileName() + " (no such stub)");
                    }
                }
            }
        }
        assertEquals(List.of(), differences, "differ from their goldens; if that is meant: mvn test -pl arch/tests -am -Dtest=*StubCatalogueTest -Dbless=true -Dsurefire.failIfNoSpecifiedTests=false, and review the diff");
    }
}
