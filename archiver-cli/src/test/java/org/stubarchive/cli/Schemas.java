package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;

/** Checks JSON files against the schemas that the tool ships. */
final class Schemas {
    private Schemas() {}

    /** The content of a file that must be as the schema says. */
    static JsonNode read(Path file, String schema) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        try (InputStream in = Main.class.getResourceAsStream("/schema/" + schema + ".schema.json")) {
            assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in).validate(json), file + " against " + schema);
        }
        return json;
    }
}
