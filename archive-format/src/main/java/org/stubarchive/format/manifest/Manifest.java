package org.stubarchive.format.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.TocLayout;

/** Computes {@code manifest.json} from images. The same images give the same bytes. */
public final class Manifest {
    /** Version of the manifest's form. */
    public static final int SCHEMA_VERSION = 2;

    private static final JsonFactory FACTORY = new JsonFactory();

    private Manifest() {}

    /**
     * The manifest of an archive.
     *
     * @param producer who writes the archive
     * @param images the images in the archive, in its order
     * @throws ArchiveFormatException if an image's tables are malformed
     */
    public static byte[] of(Producer producer, List<CodeImage> images) throws ArchiveFormatException {
        Map<Target, CodeTables> tables = new EnumMap<>(Target.class);
        for (CodeImage image : images) {
            tables.put(image.target(), CodeTables.open(image.tables(), "memory", image.target().id() + "/tables"));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out, producer, images, tables, UnitHashCheck.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    /**
     * Writes the manifest of an archive, piece by piece, and leaves the stream open.
     *
     * @param producer who writes the archive
     * @param images the images in the archive, in its order
     * @param tables their tables, opened completely
     * @param check is told the hash of each unit
     * @throws IOException if {@code out} cannot be written
     */
    public static void write(OutputStream out, Producer producer, List<CodeImage> images, Map<Target, CodeTables> tables, UnitHashCheck check) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeNumberField("formatVersion", TocLayout.VERSION);
            producer.write(json);
            json.writeArrayFieldStart("targets");
            for (CodeImage image : images) {
                writeTarget(json, out, image, tables.get(image.target()), check);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** A generator of the manifest's form. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return FACTORY.createGenerator(out).setPrettyPrinter(printer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** The producer that a manifest names, if it names one. */
    public static Optional<Producer> producer(byte[] manifest) {
        return producer(new ByteArrayInputStream(manifest));
    }

    /** The producer that a manifest names, if it names one; closes the stream. */
    public static Optional<Producer> producer(InputStream manifest) {
        try (JsonParser json = FACTORY.createParser(manifest)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (field.equals("producer")) {
                    return value == JsonToken.START_OBJECT ? Producer.read(json) : Optional.empty();
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void writeTarget(JsonGenerator json, OutputStream out, CodeImage image, CodeTables t, UnitHashCheck check) throws IOException {
        json.writeStartObject();
        json.writeStringField("target", image.target().id());
        json.writeStringField("layoutHash", String.format("%016x", t.layoutHash()));
        json.writeNumberField("textBytes", t.textSize());
        json.writeNumberField("cells", t.cellCount());
        writeCategories(json, t);
        new ManifestStubs(image, t, check).write(json, out);
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
