package org.stubarchive.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JUnit XML: one case per item, failed where there is a finding about it; one case more for each other finding, so that there are as many failures as findings. A report without
 * items and findings has one case that passed: servers take a suite without cases for one that did not run.
 */
final class JunitReport implements ReportWriter {
    private record Case(String name, Optional<Finding> failure) {}

    @Override
    public void write(Report report, Writer out) throws IOException {
        List<Case> cases = cases(report);
        String suite = "stubarchive." + report.command();
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write("<testsuites>\n<testsuite name=\"" + suite + "\" tests=\"" + cases.size() + "\" failures=\"" + report.findings().size() + "\" errors=\"0\" skipped=\"0\">\n");
        for (Case c : cases) {
            out.write("<testcase classname=\"" + suite + "\" name=\"" + Markup.escape(c.name) + "\"");
            if (c.failure.isEmpty()) {
                out.write("/>\n");
                continue;
            }
            Finding f = c.failure.get();
            out.write("><failure type=\"" + Markup.escape(f.rule()) + "\" message=\"" + Markup.escape(f.message()) + "\">");
            out.write(Markup.escape(f.rule() + ": " + f.message()) + "\n");
            out.write("</failure></testcase>\n");
        }
        out.write("</testsuite>\n</testsuites>\n");
    }

    private static List<Case> cases(Report report) {
        Map<String, List<Finding>> bySubject = new LinkedHashMap<>();
        for (ReportTable.Row r : report.items().rows()) {
            bySubject.put(r.subject(), new ArrayList<>());
        }
        for (Finding f : report.findings()) {
            bySubject.computeIfAbsent(f.subject(), k -> new ArrayList<>()).add(f);
        }
        List<Case> cases = new ArrayList<>();
        bySubject.forEach((subject, findings) -> {
            if (findings.isEmpty()) {
                cases.add(new Case(subject, Optional.empty()));
            }
            for (int i = 0; i < findings.size(); i++) {
                cases.add(new Case(i == 0 ? subject : subject + " (" + (i + 1) + ")", Optional.of(findings.get(i))));
            }
        });
        return cases.isEmpty() ? List.of(new Case(report.title(), Optional.empty())) : cases;
    }
}
