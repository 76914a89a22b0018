package org.stubarchive.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a command's own fields into an open JSON object. */
@FunctionalInterface
public interface JsonContent {
    /**
     * Writes fields.
     *
     * @throws IOException if the output cannot be written
     */
    void write(JsonGenerator json) throws IOException;
}
