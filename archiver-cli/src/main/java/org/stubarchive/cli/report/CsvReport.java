package org.stubarchive.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The items as comma-separated values (RFC 4180), all of them. */
final class CsvReport implements ReportWriter {
    @Override
    public void write(Report report, Writer out) throws IOException {
        List<Object> header = new ArrayList<>();
        report.items().columns().forEach(c -> header.add(c.name()));
        line(out, header);
        for (ReportTable.Row r : report.items().rows()) {
            line(out, r.cells());
        }
    }

    private static void line(Writer out, List<Object> cells) throws IOException {
        for (int c = 0; c < cells.size(); c++) {
            String text = cells.get(c).toString();
            boolean quoted = text.indexOf('"') >= 0 || text.indexOf(',') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
            out.write((c == 0 ? "" : ",") + (quoted ? '"' + text.replace("\"", "\"\"") + '"' : text));
        }
        out.write("\r\n");
    }
}
