package org.stubarchive.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * SARIF 2.1.0 (OASIS Standard, 27 March 2020): one rule per kind of finding; fingerprints from rule and subject, so a finding is the same one in the
 * next run. At most {@value #LIMIT} results, which is what GitHub shows; what is left out is said in a notification.
 */
final class SarifReport implements ReportWriter {
    /** Results that GitHub shows. */
    static final int LIMIT = 5000;

    @Override
    public void write(Report report, Writer out) throws IOException {
        List<String> rules = List.copyOf(new TreeSet<>(report.findings().stream().map(Finding::rule).toList()));
        JsonGenerator json = JsonReport.generator(out);
        json.writeStartObject();
        json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        writeTool(json, report, rules);
        writeInvocation(json, report);
        json.writeArrayFieldStart("results");
        for (Finding f : report.findings().subList(0, Math.min(LIMIT, report.findings().size()))) {
            writeResult(json, f, rules.indexOf(f.rule()));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private static void writeTool(JsonGenerator json, Report report, List<String> rules) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "stubarchive " + report.command());
        json.writeArrayFieldStart("rules");
        for (String rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule);
            json.writeObjectFieldStart("shortDescription");
            json.writeStringField("text", rule.replace('-', ' '));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeInvocation(JsonGenerator json, Report report) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeArrayFieldStart("toolExecutionNotifications");
        if (report.findings().size() > LIMIT) {
            json.writeStartObject();
            json.writeStringField("level", "warning");
            json.writeObjectFieldStart("message");
            json.writeStringField("text", "only " + LIMIT + " of " + report.findings().size() + " results are listed");
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void writeResult(JsonGenerator json, Finding f, int rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", f.rule());
        json.writeNumberField("ruleIndex", rule);
        json.writeStringField("level", "error");
        json.writeObjectFieldStart("message");
        json.writeStringField("text", f.message());
        json.writeEndObject();
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(f.file()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        json.writeStringField("fullyQualifiedName", f.subject());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("subjectAndRule/v1", fingerprint(f.subject() + '\0' + f.rule()));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A file name as a URI reference (RFC 3986, 2.1). */
    private static String uri(String file) {
        StringBuilder b = new StringBuilder();
        for (byte c : file.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~/".indexOf(c) >= 0;
            b.append(plain ? Character.toString((char) c) : String.format("%%%02X", c & 0xFF));
        }
        return b.toString();
    }

    private static String fingerprint(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
