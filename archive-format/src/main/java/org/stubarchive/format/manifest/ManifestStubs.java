package org.stubarchive.format.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.identity.CanonicalHash;
import org.stubarchive.format.identity.UnitHash;
import org.stubarchive.format.link.Unlinker;

/**
 * The array of stubs in a manifest: nearly all of it. Parts are made on all processors and written in their order, so that the bytes do not depend on
 * how many there are.
 */
final class ManifestStubs {
    private static final int UNITS_IN_PART = 1 << 8;
    private static final int PARTS_TOGETHER = 1 << 4;

    private static final byte[] FIRST = JsonText.piece(" {");
    private static final byte[] NEXT = JsonText.piece(", {");
    private static final byte[] ID = JsonText.piece("\n      \"id\" : ");
    private static final byte[] NAME = JsonText.piece(",\n      \"name\" : ");
    private static final byte[] CATEGORY = JsonText.piece(",\n      \"category\" : ");
    private static final byte[] FEATURES = JsonText.piece(",\n      \"features\" : ");
    private static final byte[] OFFSET = JsonText.piece(",\n      \"offset\" : ");
    private static final byte[] CODE_BYTES = JsonText.piece(",\n      \"codeBytes\" : ");
    private static final byte[] CONSTANT_BYTES = JsonText.piece(",\n      \"constantBytes\" : ");
    private static final byte[] CANONICAL_HASH = JsonText.piece(",\n      \"canonicalHash\" : ");
    private static final byte[] ENTRIES = JsonText.piece(",\n      \"entries\" : {");
    private static final byte[] FIRST_ENTRY = JsonText.piece("\n        ");
    private static final byte[] NEXT_ENTRY = JsonText.piece(",\n        ");
    private static final byte[] COLON = JsonText.piece(" : ");
    private static final byte[] FAULT_RANGES = JsonText.piece("\n      },\n      \"faultRanges\" : ");
    private static final byte[] RELOCATIONS = JsonText.piece(",\n      \"relocations\" : ");
    private static final byte[] DEPENDENCIES = JsonText.piece(",\n      \"dependencies\" : [");
    private static final byte[] KIND = JsonText.piece("\n        \"kind\" : ");
    private static final byte[] DEPENDENCY_NAME = JsonText.piece(",\n        \"name\" : ");
    private static final byte[] VALUE = JsonText.piece(",\n        \"value\" : ");
    private static final byte[] END_OF_DEPENDENCY = JsonText.piece("\n      }");
    private static final byte[] END = JsonText.piece(" ]\n    }");

    private final CodeTables t;
    private final Unlinker unlinker;
    private final UnitHashCheck check;
    /** By number of the set: many units share few sets. */
    private final byte[][] dependencySets;

    ManifestStubs(CodeImage image, CodeTables tables, UnitHashCheck unitHashes) {
        t = tables;
        check = unitHashes;
        unlinker = new Unlinker(image, tables);
        dependencySets = new byte[tables.dependencySetCount()][];
        for (int set = 0; set < dependencySets.length; set++) {
            dependencySets[set] = dependencies(unlinker.dependenciesOfSet(set));
        }
    }

    /**
     * Writes the field.
     *
     * @param json generator in the object of a target
     * @param out what it writes to
     */
    void write(JsonGenerator json, OutputStream out) throws IOException {
        json.writeArrayFieldStart("stubs");
        json.flush();
        int parts = (t.unitCount() + UNITS_IN_PART - 1) / UNITS_IN_PART;
        for (int first = 0; first < parts; first += PARTS_TOGETHER) {
            for (byte[] part : IntStream.range(first, Math.min(parts, first + PARTS_TOGETHER)).parallel().mapToObj(this::part).toList()) {
                out.write(part);
            }
        }
        json.writeEndArray();
    }

    /** The bytes of some elements, with the separators before them, as {@link Manifest#generator} would write them. */
    private byte[] part(int number) {
        JsonText json = new JsonText();
        CanonicalHash hash = new CanonicalHash();
        UnitHash unitHash = new UnitHash();
        for (int u = number * UNITS_IN_PART; u < Math.min(t.unitCount(), (number + 1) * UNITS_IN_PART); u++) {
            json.add(u == 0 ? FIRST : NEXT);
            check.computed(t, u, write(json, u, hash, unitHash));
        }
        return json.toBytes();
    }

    /** Writes one element; gives the unit's hash. */
    private long write(JsonText json, int unit, CanonicalHash hash, UnitHash unitHash) {
        StubCode stub = unlinker.stub(unit);
        List<String> entryNames = new ArrayList<>();
        for (int e = 0; e < t.unitEntryCount(unit); e++) {
            entryNames.add(t.declarationEntryName(t.unitDeclaration(unit), e));
        }
        byte[] canonical = hash.digest(stub, entryNames);
        json.add(ID).string(StaticId.format(t.unitStaticId(unit)));
        json.add(NAME).string(t.unitName(unit));
        json.add(CATEGORY).string(Category.ofId(StaticId.category(t.unitStaticId(unit))).label());
        json.add(FEATURES).string(unlinker.features(unit).toString());
        json.add(OFFSET).number(t.unitStart(unit));
        json.add(CODE_BYTES).number(t.unitCodeSize(unit));
        json.add(CONSTANT_BYTES).number(t.unitConstantSize(unit));
        json.add(CANONICAL_HASH).string(CanonicalHash.format(canonical));
        json.add(ENTRIES);
        for (int e = 0; e < entryNames.size(); e++) {
            json.add(e == 0 ? FIRST_ENTRY : NEXT_ENTRY).string(entryNames.get(e)).add(COLON).number(t.unitEntry(unit, e) - t.unitStart(unit));
        }
        json.add(FAULT_RANGES).number(t.firstFaultRange(t.unitEnd(unit)) - t.firstFaultRange(t.unitStart(unit)));
        json.add(RELOCATIONS).number(t.firstRelocation(t.unitEnd(unit)) - t.firstRelocation(t.unitStart(unit)));
        json.add(DEPENDENCIES).add(dependencySets[t.unitDependencySet(unit)]).add(END);
        return unitHash.of(canonical, t.unitStaticId(unit), t.unitAlignment(unit), referenced(unit), unlinker.dependencies(unit));
    }

    /** Static ids of the stubs that a unit's relocations name. */
    private int[] referenced(int unit) {
        int first = t.firstRelocation(t.unitStart(unit));
        return IntStream.range(first, t.firstRelocation(t.unitEnd(unit))).map(t::relocationStaticId).filter(id -> id != -1).toArray();
    }

    private static byte[] dependencies(Iterable<Dependency> dependencies) {
        JsonText json = new JsonText();
        boolean first = true;
        for (Dependency d : dependencies) {
            String value = switch (d.kind()) {
                case LAYOUT -> String.format("%016x", d.value());
                case VM_FLAG -> Long.toString(d.value());
                case ENTRY -> StaticId.format((int) d.value());
            };
            json.add(first ? FIRST : NEXT).add(KIND).string(d.kind().name().toLowerCase(Locale.ROOT)).add(DEPENDENCY_NAME).string(d.name()).add(VALUE).string(value).add(END_OF_DEPENDENCY);
            first = false;
        }
        return json.toBytes();
    }
}
