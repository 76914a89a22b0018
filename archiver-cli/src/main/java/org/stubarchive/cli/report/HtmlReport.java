package org.stubarchive.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;

/**
 * One HTML page that needs nothing else: summaries as tables, the items with a filter and sortable columns, samples that open with a click. The items are data
 * in the page, of which only the rows that match the filter are put on it, so that a hundred thousand do not stop the browser.
 */
final class HtmlReport implements ReportWriter {
    private static final int SAMPLES = 500;

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n");
        out.write("<link rel=\"icon\" href=\"data:,\">\n<title>" + Markup.escape(report.title()) + "</title>\n<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n");
        out.write("<h1>" + Markup.escape(report.title()) + "</h1>\n");
        out.write("<p class=\"" + (report.outcome() == Report.Outcome.PASSED ? "passed" : "failed") + "\">" + Markup.escape(report.verdict()) + "</p>\n");
        for (ReportTable t : report.summaries()) {
            table(out, t);
        }
        findings(out, report.findings());
        out.write("<h2>" + Markup.escape(report.items().title()) + "</h2>\n<p><input id=\"filter\" type=\"search\" placeholder=\"filter\" aria-label=\"filter\"> ");
        out.write("<label><input id=\"all\" type=\"checkbox\"> also unchanged ones</label> <span id=\"count\"></span></p>\n");
        out.write("<table id=\"items\"><thead></thead><tbody></tbody></table>\n<noscript><p>The list needs JavaScript; everything else does not.</p></noscript>\n");
        samples(out, report.samples());
        out.write("<script type=\"application/json\" id=\"data\">" + data(report.items()) + "</script>\n<script>\n" + resource("report.js") + "</script>\n</body>\n</html>\n");
    }

    private static void table(Writer out, ReportTable t) throws IOException {
        if (t.rows().stream().allMatch(r -> r.tone() == Tone.QUIET)) {
            return;
        }
        out.write("<h2>" + Markup.escape(t.title()) + "</h2>\n<table><thead><tr>");
        for (ReportTable.Column c : t.columns()) {
            out.write((c.kind() == Kind.TEXT ? "<th>" : "<th class=\"n\">") + Markup.escape(c.name()) + "</th>");
        }
        out.write("</tr></thead><tbody>\n");
        for (Row r : t.rows()) {
            if (r.tone() != Tone.QUIET) {
                out.write("<tr class=\"" + r.tone().name().toLowerCase(java.util.Locale.ROOT) + "\">");
                for (int c = 0; c < t.columns().size(); c++) {
                    out.write((t.columns().get(c).kind() == Kind.TEXT ? "<td>" : "<td class=\"n\">") + Markup.escape(t.text(r, c)) + "</td>");
                }
                out.write("</tr>\n");
            }
        }
        out.write("</tbody></table>\n");
    }

    private static void findings(Writer out, List<Finding> findings) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        out.write("<details><summary>" + Numbers.count(findings.size(), "finding") + "</summary><ul>\n");
        for (Finding f : findings.subList(0, Math.min(SAMPLES, findings.size()))) {
            out.write("<li>" + Markup.escape(f.message()) + "</li>\n");
        }
        out.write((findings.size() > SAMPLES ? "<li>and " + (findings.size() - SAMPLES) + " more</li>\n" : "") + "</ul></details>\n");
    }

    private static void samples(Writer out, List<Sample> samples) throws IOException {
        if (samples.isEmpty()) {
            return;
        }
        out.write("<h2>Listings</h2>\n");
        for (Sample s : samples.subList(0, Math.min(SAMPLES, samples.size()))) {
            out.write("<details class=\"sample\" data-subject=\"" + Markup.escape(s.subject()) + "\"><summary>" + Markup.escape(s.title()) + "</summary><pre>");
            for (String line : s.lines().get()) {
                String tag = line.startsWith("+") ? "ins" : line.startsWith("-") ? "del" : "span";
                out.write("<" + tag + ">" + Markup.escape(line) + "</" + tag + ">\n");
            }
            out.write("</pre></details>\n");
        }
        if (samples.size() > SAMPLES) {
            out.write("<p>" + (samples.size() - SAMPLES) + " more listings are left out.</p>\n");
        }
    }

    /** The items as JSON that may stand in a script element: no {@code <} in it. */
    private static String data(ReportTable items) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("columns");
            for (ReportTable.Column c : items.columns()) {
                json.writeStartArray();
                json.writeString(c.name());
                json.writeString(c.kind().name());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("rows");
            for (Row r : items.rows()) {
                json.writeStartArray();
                json.writeString(r.tone().name().toLowerCase(java.util.Locale.ROOT));
                for (Object cell : r.cells()) {
                    if (cell instanceof Long n) {
                        json.writeNumber(n);
                    } else {
                        json.writeString(cell.toString());
                    }
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
