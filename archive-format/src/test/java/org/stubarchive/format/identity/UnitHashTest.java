package org.stubarchive.format.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.link.Unlinker;

class UnitHashTest {
    private static final byte[] CANONICAL = new byte[32];

    private static long hash(byte[] canonical, int id, int alignment, int[] referenced, Dependency... dependencies) {
        return new UnitHash().of(canonical, id, alignment, referenced, List.of(dependencies));
    }

    @Test
    void everyPartCounts() {
        byte[] other = CANONICAL.clone();
        other[31] = 1;
        Set<Long> hashes = new HashSet<>(List.of(
                hash(CANONICAL, 1, 16, new int[] {3}, Dependency.LAYOUTS),
                hash(other, 1, 16, new int[] {3}, Dependency.LAYOUTS),
                hash(CANONICAL, 2, 16, new int[] {3}, Dependency.LAYOUTS),
                hash(CANONICAL, 1, 32, new int[] {3}, Dependency.LAYOUTS),
                hash(CANONICAL, 1, 16, new int[] {4}, Dependency.LAYOUTS),
                hash(CANONICAL, 1, 16, new int[] {3, 3}, Dependency.LAYOUTS),
                hash(CANONICAL, 1, 16, new int[] {3}),
                hash(CANONICAL, 1, 16, new int[] {3}, Dependency.LAYOUTS, Dependency.flag("UseX", 1)),
                hash(CANONICAL, 1, 16, new int[] {3}, Dependency.entry("s", 5)),
                hash(CANONICAL, 1, 16, new int[] {3}, Dependency.entry("s", 6))));
        assertEquals(10, hashes.size());
    }

    @Test
    void valuesThatTheLoaderComparesDoNotCount() {
        assertEquals(hash(CANONICAL, 1, 16, new int[0], Dependency.flag("UseX", 0)), hash(CANONICAL, 1, 16, new int[0], Dependency.flag("UseX", 1)));
    }

    private static CodeTables link(Catalogue catalogue, List<StubCode> stubs) throws Exception {
        CodeImage image = TextLinker.link(Target.LINUX_X86_64, catalogue, stubs);
        return CodeTables.open(image.tables(), "memory", "tables");
    }

    private static StubDeclaration declare(int number, String name) {
        return Stubs.declare(Category.INITIAL, number, name, 1);
    }

    /** Cells name stubs by id: a caller whose code is the same reaches another stub when ids change their meaning. */
    @Test
    void theIdOfACalledStubCounts() throws Exception {
        StubCode caller = Stubs.with(Stubs.stub("caller", CpuFeatures.BASELINE, 64, 0, 0), Stubs.operand(16, CodeSymbol.stubEntry("called", 0)));
        StubCode called = Stubs.stub("called", CpuFeatures.BASELINE, 16, 0, 0);
        CodeTables before = link(Catalogue.of(List.of(declare(1, "caller"), declare(2, "called"), declare(3, "new"))), List.of(caller, called));
        CodeTables after = link(Catalogue.of(List.of(declare(1, "caller"), declare(2, "new"), declare(3, "called"))), List.of(caller, called));
        assertNotEquals(before.unitHash(0), after.unitHash(0));
    }

    /** Linked with others, at another place, taken out and linked again. */
    @Test
    void placeAndNeighboursDoNotCount() throws Exception {
        CodeImage all = TextLinker.link(Target.LINUX_X86_64, Stubs.exampleCatalogue(), Stubs.exampleStubs());
        CodeTables tables = CodeTables.open(all.tables(), "memory", "tables");
        Unlinker unlinker = new Unlinker(all, tables);
        List<Long> alone = new ArrayList<>();
        List<Long> together = new ArrayList<>();
        for (int u = 0; u < tables.unitCount(); u++) {
            together.add(tables.unitHash(u));
            alone.add(link(Stubs.exampleCatalogue(), List.of(unlinker.stub(u))).unitHash(0));
        }
        assertEquals(together, alone);
        assertEquals(together.size(), new HashSet<>(together).size());
    }
}
