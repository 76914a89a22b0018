package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.stubarchive.cli.diff.ArchiveSide;
import org.stubarchive.format.code.Category;

/** Parts that the JSON reports of several commands share. */
final class ReportJson {
    private ReportJson() {}

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
