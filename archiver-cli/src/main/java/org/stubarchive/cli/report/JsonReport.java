package org.stubarchive.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;

/** JSON: schema version, command, verdict, the command's own fields, findings. */
final class JsonReport implements ReportWriter {
    /** Version of the form, for all commands. */
    static final int SCHEMA_VERSION = 1;

    @Override
    public void write(Report report, Writer out) throws IOException {
        JsonGenerator json = generator(out);
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeStringField("command", report.command());
        json.writeBooleanField("passed", report.outcome() == Report.Outcome.PASSED);
        json.writeStringField("verdict", report.verdict());
        report.content().write(json);
        json.writeArrayFieldStart("findings");
        for (Finding f : report.findings()) {
            json.writeStartObject();
            json.writeStringField("rule", f.rule());
            json.writeStringField("subject", f.subject());
            json.writeStringField("message", f.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    /** A generator whose output is the same everywhere. */
    static JsonGenerator generator(Writer out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).setPrettyPrinter(printer);
    }
}
