package org.stubarchive.format.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.link.Unlinker;

/**
 * The array of stubs in a manifest: nearly all of it. Parts are made on all processors and written in their order, so that the bytes do not depend on
 * how many there are.
 */
final class ManifestStubs {
    private static final int UNITS_IN_PART = 1 << 8;
    private static final int PARTS_TOGETHER = 1 << 4;

    /** A dependency as text. */
    private record DependencyText(String kind, String name, String value) {}

    private final CodeTables t;
    private final Unlinker unlinker;
    /** By number of the set: many units share few sets. */
    private final List<List<DependencyText>> dependencySets = new ArrayList<>();

    ManifestStubs(CodeImage image, CodeTables tables) {
        t = tables;
        unlinker = new Unlinker(image, tables);
        for (int set = 0; set < tables.dependencySetCount(); set++) {
            dependencySets.add(unlinker.dependenciesOfSet(set).stream().map(ManifestStubs::text).toList());
        }
    }

    private static DependencyText text(Dependency d) {
        String value = switch (d.kind()) {
            case LAYOUT -> String.format("%016x", d.value());
            case VM_FLAG -> Long.toString(d.value());
            case ENTRY -> StaticId.format((int) d.value());
        };
        return new DependencyText(d.kind().name().toLowerCase(Locale.ROOT), d.name(), value);
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

    /** The bytes of some elements: what a generator writes that is as deep in a document, behind other elements or at the first. */
    private byte[] part(int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Manifest.generator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("targets");
            json.writeStartObject();
            json.writeArrayFieldStart("stubs");
            if (number > 0) {
                json.writeNull();
            }
            json.flush();
            bytes.reset();
            CanonicalHash hash = new CanonicalHash();
            for (int u = number * UNITS_IN_PART; u < Math.min(t.unitCount(), (number + 1) * UNITS_IN_PART); u++) {
                write(json, u, hash);
            }
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private void write(JsonGenerator json, int unit, CanonicalHash hash) throws IOException {
        List<String> entryNames = new ArrayList<>();
        for (int e = 0; e < t.unitEntryCount(unit); e++) {
            entryNames.add(t.declarationEntryName(t.unitDeclaration(unit), e));
        }
        json.writeStartObject();
        json.writeStringField("id", StaticId.format(t.unitStaticId(unit)));
        json.writeStringField("name", t.unitName(unit));
        json.writeStringField("category", Category.ofId(StaticId.category(t.unitStaticId(unit))).label());
        json.writeStringField("features", unlinker.features(unit).toString());
        json.writeNumberField("offset", t.unitStart(unit));
        json.writeNumberField("codeBytes", t.unitCodeSize(unit));
        json.writeNumberField("constantBytes", t.unitConstantSize(unit));
        json.writeStringField("canonicalHash", hash.hash(unlinker.stub(unit), entryNames));
        json.writeObjectFieldStart("entries");
        for (int e = 0; e < entryNames.size(); e++) {
            json.writeNumberField(entryNames.get(e), t.unitEntry(unit, e) - t.unitStart(unit));
        }
        json.writeEndObject();
        json.writeNumberField("faultRanges", t.firstFaultRange(t.unitEnd(unit)) - t.firstFaultRange(t.unitStart(unit)));
        json.writeNumberField("relocations", t.firstRelocation(t.unitEnd(unit)) - t.firstRelocation(t.unitStart(unit)));
        writeDependencies(json, dependencySets.get(t.unitDependencySet(unit)));
        json.writeEndObject();
    }

    private static void writeDependencies(JsonGenerator json, List<DependencyText> dependencies) throws IOException {
        json.writeArrayFieldStart("dependencies");
        for (DependencyText d : dependencies) {
            json.writeStartObject();
            json.writeStringField("kind", d.kind);
            json.writeStringField("name", d.name);
            json.writeStringField("value", d.value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
