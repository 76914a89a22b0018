package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.stubarchive.cli.diff.ArchiveSide;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.manifest.Producer;

/** Parts that the JSON reports of several commands share. */
final class ReportJson {
    private ReportJson() {}

    /** A field with the build that wrote an archive, or null. */
    static void producer(JsonGenerator json, String field, Optional<Producer> producer) throws IOException {
        if (producer.isEmpty()) {
            json.writeNullField(field);
            return;
        }
        Producer p = producer.get();
        json.writeObjectFieldStart(field);
        json.writeStringField("name", p.name());
        json.writeStringField("version", p.version());
        json.writeStringField("commit", p.commit());
        json.writeStringField("tree", p.tree().toString());
        json.writeStringField("build", p.build());
        json.writeEndObject();
    }

    /** Fields with the sizes of an archive, in bytes. */
    static void sizes(JsonGenerator json, ArchiveSide side) throws IOException {
        json.writeNumberField("fileBytes", side.sizes().file());
        json.writeNumberField("stubBytes", side.sizes().stubs());
        json.writeNumberField("metadataBytes", side.sizes().metadata());
        json.writeNumberField("paddingBytes", side.sizes().padding());
        json.writeObjectFieldStart("categoryBytes");
        for (Category c : Category.values()) {
            if (side.bytes(c) != 0) {
                json.writeNumberField(c.label(), side.bytes(c));
            }
        }
        json.writeEndObject();
    }
}
