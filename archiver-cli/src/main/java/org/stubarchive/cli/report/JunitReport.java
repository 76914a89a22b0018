package org.stubarchive.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JUnit XML: one case per item, failed where there is a finding about it; one case more for each other finding. */
final class JunitReport implements ReportWriter {
    @Override
    public void write(Report report, Writer out) throws IOException {
        Map<String, List<Finding>> bySubject = new LinkedHashMap<>();
        for (ReportTable.Row r : report.items().rows()) {
            bySubject.put(r.subject(), new ArrayList<>());
        }
        for (Finding f : report.findings()) {
            bySubject.computeIfAbsent(f.subject(), k -> new ArrayList<>()).add(f);
        }
        long failures = bySubject.values().stream().filter(l -> !l.isEmpty()).count();
        String suite = "stubarchive." + report.command();
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write("<testsuites>\n<testsuite name=\"" + suite + "\" tests=\"" + bySubject.size() + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"0\">\n");
        for (Map.Entry<String, List<Finding>> e : bySubject.entrySet()) {
            out.write("<testcase classname=\"" + suite + "\" name=\"" + Markup.escape(e.getKey()) + "\"");
            if (e.getValue().isEmpty()) {
                out.write("/>\n");
                continue;
            }
            Finding first = e.getValue().get(0);
            out.write("><failure type=\"" + Markup.escape(first.rule()) + "\" message=\"" + Markup.escape(first.message()) + "\">");
            for (Finding f : e.getValue()) {
                out.write(Markup.escape(f.rule() + ": " + f.message()) + "\n");
            }
            out.write("</failure></testcase>\n");
        }
        out.write("</testsuite>\n</testsuites>\n");
    }
}
