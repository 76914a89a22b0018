package org.stubarchive.format.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.KnownUnits.Verdict;
import org.stubarchive.format.link.TextLinker;

class KnownUnitsTest {
    private static final Catalogue CATALOGUE = Catalogue.of(List.of(
            Stubs.declare(Category.INITIAL, 1, "a", 1), Stubs.declare(Category.INITIAL, 2, "b", 1), Stubs.declare(Category.SHARED, 1, "c", 1)));

    private static StubCode stub(String name, CpuFeatures features, int seed) {
        return Stubs.stub(name, features, 16, seed, 0);
    }

    private static CodeTables tables(StubCode... stubs) throws Exception {
        CodeImage image = TextLinker.link(Target.LINUX_X86_64, CATALOGUE, List.of(stubs));
        return CodeTables.open(image.tables(), "memory", "tables");
    }

    private static final CpuFeatures AVX = CpuFeatures.of(CpuFeature.AVX);
    private static final CpuFeatures AVX2 = CpuFeatures.of(CpuFeature.AVX2);

    @Test
    void everyUnitIsComparedWithThoseOfItsStub() throws Exception {
        KnownUnits known = KnownUnits.of(tables(stub("a", CpuFeatures.BASELINE, 1), stub("a", AVX2, 2), stub("c", CpuFeatures.BASELINE, 3)));
        CodeTables archive = tables(stub("a", CpuFeatures.BASELINE, 1), stub("a", AVX, 2), stub("a", AVX2, 4), stub("b", CpuFeatures.BASELINE, 1), stub("c", CpuFeatures.BASELINE, 3));
        assertArrayEquals(new Verdict[] {Verdict.SAME, Verdict.OTHER, Verdict.OTHER, Verdict.UNKNOWN, Verdict.SAME}, known.compare(archive));
    }

    @Test
    void anArchiveMayLackAnything() throws Exception {
        CodeTables all = tables(stub("a", CpuFeatures.BASELINE, 1), stub("a", AVX2, 2), stub("b", CpuFeatures.BASELINE, 3), stub("c", AVX, 4));
        KnownUnits known = KnownUnits.of(all);
        assertArrayEquals(new Verdict[] {Verdict.SAME, Verdict.SAME}, known.compare(tables(stub("a", AVX2, 2), stub("c", AVX, 4))));
        assertArrayEquals(new Verdict[] {}, known.compare(tables()));
        assertArrayEquals(new Verdict[] {Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN}, KnownUnits.of(tables()).compare(all));
    }

    @Test
    void stringsKeepEveryBitAndFitIntoClassFiles() throws Exception {
        List<StubDeclaration> declarations = new ArrayList<>();
        List<StubCode> stubs = new ArrayList<>();
        for (int n = 1; n <= 7000; n++) {
            declarations.add(Stubs.declare(Category.SHARED, n, "s" + n, 1));
            stubs.add(stub("s" + n, CpuFeatures.BASELINE, n));
        }
        CodeImage image = TextLinker.link(Target.LINUX_X86_64, Catalogue.of(declarations), stubs);
        CodeTables tables = CodeTables.open(image.tables(), "memory", "tables");
        List<String> parts = KnownUnits.of(tables).encode();
        parts.forEach(p -> assertTrue(3 * p.length() <= 0xFFFF, p.length() + " characters"));
        KnownUnits decoded = KnownUnits.decode(parts.toArray(new String[0]));
        assertEquals(7000, decoded.size());
        for (int u = 0; u < 7000; u++) {
            assertEquals(tables.unitStaticId(u), decoded.staticId(u));
            assertEquals(tables.unitHash(u), decoded.hash(u));
        }
        assertThrows(IllegalArgumentException.class, () -> KnownUnits.decode(parts.get(0).substring(1)));
    }

    @Test
    void theIdOfABuildDependsOnEveryUnitAndTarget() throws Exception {
        KnownUnits one = KnownUnits.of(tables(stub("a", CpuFeatures.BASELINE, 1), stub("c", AVX, 4)));
        KnownUnits other = KnownUnits.of(tables(stub("a", CpuFeatures.BASELINE, 1), stub("c", AVX, 5)));
        String id = BuildId.of(Map.of(Target.LINUX_X86_64, one));
        assertEquals(16, id.length());
        assertEquals(id, BuildId.of(Map.of(Target.LINUX_X86_64, KnownUnits.decode(one.encode().toArray(new String[0])))));
        assertNotEquals(id, BuildId.of(Map.of(Target.LINUX_X86_64, other)));
        assertNotEquals(id, BuildId.of(Map.of(Target.LINUX_AARCH64, one)));
        assertNotEquals(id, BuildId.of(Map.of(Target.LINUX_X86_64, one, Target.LINUX_AARCH64, one)));
    }
}
