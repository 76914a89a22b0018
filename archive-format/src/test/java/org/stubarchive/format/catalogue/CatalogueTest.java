package org.stubarchive.format.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.runtime.QuickBytecode;

class CatalogueTest {
    private static final Path PINNED = Path.of("src/test/resources/org/stubarchive/format/catalogue/catalogue-ids.txt");

    private static Catalogue parse(String... lines) throws IOException {
        return Catalogue.parse(new StringReader(String.join("\n", lines)), "test.tsv");
    }

    private static Map<String, String> pinned() throws IOException {
        Map<String, String> pinned = new TreeMap<>();
        if (Files.exists(PINNED)) {
            for (String line : Files.readAllLines(PINNED)) {
                String[] idAndName = line.split(" ");
                assertEquals(null, pinned.put(idAndName[0], idAndName[1]), "id pinned twice: " + line);
            }
        }
        return pinned;
    }

    /** Every id ever given still means what it meant, and every id in use is pinned. */
    @Test
    void idsNeverChange() throws IOException {
        Map<String, String> pinned = pinned();
        Map<String, String> added = new TreeMap<>();
        Set<String> names = new HashSet<>(pinned.values());
        for (StubDeclaration d : Catalogue.standard().declarations()) {
            String id = StaticId.format(d.staticId());
            String was = pinned.get(id);
            if (was == null) {
                assertFalse(names.contains(d.name()), d.name() + " had another id before; an id is for ever");
                added.put(id, d.name());
            } else {
                assertEquals(was, d.name(), "id " + id + " was given to another stub; take a new one");
            }
        }
        if (Boolean.getBoolean("stubarchive.bless")) {
            pinned.putAll(added);
            StringBuilder b = new StringBuilder();
            pinned.forEach((id, name) -> b.append(id).append(' ').append(name).append('\n'));
            Files.createDirectories(PINNED.getParent());
            Files.writeString(PINNED, b);
        } else {
            assertEquals(Map.of(), added, "pin the new ids: mvn -pl archive-format -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=CatalogueTest -Dstubarchive.bless=true");
        }
    }

    @Test
    void everyBytecodeHasACodeletWithOneEntryPerTosState() {
        Catalogue c = Catalogue.standard();
        for (int code = 0; code < 256; code++) {
            StubDeclaration d = c.find(StaticId.of(Category.INTERPRETER, 0x100 + code)).orElseThrow();
            assertTrue(d.name().startsWith("bytecode_"), d.name());
            assertEquals(List.of("itos", "ltos", "ftos", "dtos", "atos", "vtos"), d.entryNames());
        }
        for (QuickBytecode q : QuickBytecode.values()) {
            StubDeclaration d = c.get("bytecode_" + q.name().toLowerCase(Locale.ROOT));
            // Number 0x1ca is the codelet of an illegal bytecode.
            assertEquals(q == QuickBytecode.RETURN_FREEZE ? 0x300 : 0x100 + q.code(), StaticId.number(d.staticId()));
        }
        assertEquals(0x100 + 0xb6, StaticId.number(c.get("bytecode_invokevirtual").staticId()));
        assertEquals(0x200 + 0x84, StaticId.number(c.get("wide_iinc").staticId()));
    }

    @Test
    void rowsSayWhatTheyShould() {
        Catalogue c = Catalogue.standard();
        StubDeclaration callStub = c.get("call_stub");
        assertEquals(0x01000001, callStub.staticId());
        assertEquals(List.of("call_stub_entry", "call_stub_return_address"), callStub.entryNames());
        assertEquals(64, c.get("lookup_secondary_supers_table").entryNames().size());
        assertEquals(List.of("lookup_secondary_supers_table_stubs[0]", "lookup_secondary_supers_table_stubs[1]"),
                c.get("lookup_secondary_supers_table").entryNames().subList(0, 2));
        assertEquals(Set.of(Target.LINUX_X86_64), c.get("verify_mxcsr").targets());
        assertEquals(Set.of(Target.values()), c.get("vector_iota_indices").targets());
        assertTrue(c.get("jbyte_disjoint_arraycopy").features().contains(CpuFeature.AVX512BW));
        assertFalse(c.get("enter").features().contains(CpuFeature.AVX));
        assertThrows(IllegalArgumentException.class, () -> c.get("no_such_stub"));
    }

    @Test
    void categoriesHaveTheirWireIds() {
        Map<String, Integer> ids = new TreeMap<>();
        for (Category c : Category.values()) {
            ids.put(c.label(), c.id());
            assertEquals(c, Category.ofId(c.id()));
            assertEquals(c, Category.ofLabel(c.label()));
        }
        assertEquals(new TreeMap<>(Map.ofEntries(Map.entry("initial", 1), Map.entry("continuation", 2), Map.entry("compiler", 3), Map.entry("final", 4),
                Map.entry("shared", 5), Map.entry("adapter", 6), Map.entry("interpreter", 7), Map.entry("method", 8), Map.entry("c1", 9),
                Map.entry("c2", 10), Map.entry("preuniverse", 11))), ids);
        assertThrows(IllegalArgumentException.class, () -> Category.ofId(0));
        assertThrows(IllegalArgumentException.class, () -> Category.ofId(12));
    }

    @Test
    void malformedRowsAreNamed() {
        String good = "0x01_000001\ta\tinitial\tall\t@name";
        for (String bad : List.of(
                good, // id twice
                "0x01_000002\ta\tinitial\tall\t@name",
                "0x01_000000\tb\tinitial\tall\t@name",
                "0x02_000001\tb\tinitial\tall\t@name",
                "0x01_2\tb\tinitial\tall\t@name",
                "0x01_000002\tb\tinitial\tall",
                "0x01_000002\tb\tnowhere\tall\t@name",
                "0x01_000002\tb\tinitial\tsparc\t@name",
                "0x01_000002\tb\tinitial\tx86_64,sparc\t@name",
                "0x01_000002\tb\tinitial\tall\t@name\tXY",
                "0x01_000002\tb\tinitial\tall\t@name\t\tMMX")) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> parse(good, bad), bad);
            assertTrue(e.getMessage().startsWith("test.tsv line 2: "), e.getMessage());
        }
    }
}
