package org.stubarchive.format.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.link.Unlinker;
import org.stubarchive.format.open.TocLayout;

/** Computes {@code manifest.json} from images. The same images give the same bytes. */
public final class Manifest {
    /** Version of the manifest's form. */
    public static final int SCHEMA_VERSION = 1;

    private Manifest() {}

    /**
     * The manifest of an archive.
     *
     * @param producer name and version of the program that writes the archive
     * @param images the images in the archive, in its order
     * @throws ArchiveFormatException if an image's tables are malformed
     */
    public static byte[] of(String producer, List<CodeImage> images) throws ArchiveFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeNumberField("formatVersion", TocLayout.VERSION);
            json.writeStringField("producer", producer);
            json.writeArrayFieldStart("targets");
            for (CodeImage image : images) {
                writeTarget(json, image, CodeTables.open(image.tables(), "memory", image.target().id() + "/tables"));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (ArchiveFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    /** The producer that a manifest names, if it names one. */
    public static Optional<String> producer(byte[] manifest) {
        try (JsonParser json = new JsonFactory().createParser(manifest)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (field.equals("producer")) {
                    return value == JsonToken.VALUE_STRING ? Optional.of(json.getText()) : Optional.empty();
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void writeTarget(JsonGenerator json, CodeImage image, CodeTables t) throws IOException {
        json.writeStartObject();
        json.writeStringField("target", image.target().id());
        json.writeStringField("layoutHash", String.format("%016x", t.layoutHash()));
        json.writeNumberField("textBytes", t.textSize());
        json.writeNumberField("cells", t.cellCount());
        writeCategories(json, t);
        writeStubs(json, new Unlinker(image, t), t);
        writeMissing(json, t);
        json.writeEndObject();
    }

    private static void writeCategories(JsonGenerator json, CodeTables t) throws IOException {
        int[] declared = new int[t.categoryCount()];
        int[] units = new int[t.categoryCount()];
        long[] bytes = new long[t.categoryCount()];
        for (int d = 0; d < t.declarationCount(); d++) {
            declared[t.categoryRow(StaticId.category(t.declarationStaticId(d)))]++;
        }
        for (int u = 0; u < t.unitCount(); u++) {
            int category = t.categoryRow(StaticId.category(t.unitStaticId(u)));
            units[category]++;
            bytes[category] += t.unitEnd(u) - t.unitStart(u);
        }
        json.writeArrayFieldStart("categories");
        for (int c = 0; c < t.categoryCount(); c++) {
            json.writeStartObject();
            json.writeStringField("name", Category.ofId(t.categoryId(c)).label());
            json.writeNumberField("declared", declared[c]);
            json.writeNumberField("variants", units[c]);
            json.writeNumberField("bytes", bytes[c]);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeStubs(JsonGenerator json, Unlinker unlinker, CodeTables t) throws IOException {
        json.writeArrayFieldStart("stubs");
        for (int u = 0; u < t.unitCount(); u++) {
            StubCode stub = unlinker.stub(u);
            int declaration = t.unitDeclaration(u);
            List<String> entryNames = new ArrayList<>();
            for (int e = 0; e < t.unitEntryCount(u); e++) {
                entryNames.add(t.declarationEntryName(declaration, e));
            }
            json.writeStartObject();
            json.writeStringField("id", StaticId.format(t.unitStaticId(u)));
            json.writeStringField("name", stub.name());
            json.writeStringField("category", Category.ofId(StaticId.category(t.unitStaticId(u))).label());
            json.writeStringField("features", stub.features().toString());
            json.writeNumberField("offset", t.unitStart(u));
            json.writeNumberField("codeBytes", t.unitCodeSize(u));
            json.writeNumberField("constantBytes", t.unitConstantSize(u));
            json.writeStringField("canonicalHash", CanonicalHash.of(stub, entryNames));
            writeEntries(json, stub, entryNames);
            json.writeNumberField("faultRanges", stub.faultRanges().size());
            json.writeNumberField("relocations", stub.relocations().size());
            writeDependencies(json, unlinker, u);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeEntries(JsonGenerator json, StubCode stub, List<String> entryNames) throws IOException {
        json.writeObjectFieldStart("entries");
        for (int e = 0; e < entryNames.size(); e++) {
            json.writeNumberField(entryNames.get(e), stub.entries().get(e));
        }
        json.writeEndObject();
    }

    private static void writeDependencies(JsonGenerator json, Unlinker unlinker, int unit) throws IOException {
        json.writeArrayFieldStart("dependencies");
        for (Dependency d : unlinker.dependencies(unit)) {
            json.writeStartObject();
            json.writeStringField("kind", d.kind().name().toLowerCase(java.util.Locale.ROOT));
            json.writeStringField("name", d.name());
            json.writeStringField("value", switch (d.kind()) {
                case LAYOUT -> String.format("%016x", d.value());
                case VM_FLAG -> Long.toString(d.value());
                case ENTRY -> StaticId.format((int) d.value());
            });
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Declared for the target, not generated in any variant. */
    private static void writeMissing(JsonGenerator json, CodeTables t) throws IOException {
        json.writeArrayFieldStart("notGenerated");
        int unit = 0;
        for (int d = 0; d < t.declarationCount(); d++) {
            while (unit < t.unitCount() && t.unitStaticId(unit) < t.declarationStaticId(d)) {
                unit++;
            }
            if (unit == t.unitCount() || t.unitStaticId(unit) != t.declarationStaticId(d)) {
                json.writeString(t.declarationName(d));
            }
        }
        json.writeEndArray();
    }
}
