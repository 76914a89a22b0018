package org.stubarchive.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Forms of a report. */
public enum ReportFormat {
    /** As on the terminal, without colours. */
    TEXT(new TextReport(TextReport.Colour.NONE)),
    /** For programs; each command's form has a JSON Schema in the resources under {@code schema}. */
    JSON(new JsonReport()),
    /** GitHub-flavoured Markdown, at most 64 KiB: fits a comment and a job summary. */
    MD(new MarkdownReport()),
    /** One self-contained page with a filter. */
    HTML(new HtmlReport()),
    /** The items, RFC 4180. */
    CSV(new CsvReport()),
    /** SARIF 2.1.0 (OASIS). */
    SARIF(new SarifReport()),
    /** JUnit XML as CI systems read it: one case per item. */
    JUNIT(new JunitReport());

    private final ReportWriter writer;

    ReportFormat(ReportWriter writer) {
        this.writer = writer;
    }

    /** Name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Writes a report.
     *
     * @throws IOException if the output cannot be written
     */
    public void write(Report report, Writer out) throws IOException {
        writer.write(report, out);
        out.flush();
    }
}
