package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.cli.report.Numbers;
import org.stubarchive.cli.report.Report;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.cli.report.ReportTable.Column;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;
import org.stubarchive.cli.verify.Finding;

/** The report of {@code verify}: one item per check. */
final class VerifyReport {
    private record Check(String name, List<Finding> findings) {}

    private final List<Check> checks = new ArrayList<>();

    /** Adds a check that was made, with what it found. */
    void add(String name, List<Finding> findings) {
        checks.add(new Check(name, List.copyOf(findings)));
    }

    /** The report on a file that is no intact archive, or not by the right key: the check that failed is the last one. */
    Report failed(String file, CommandFailure failure) {
        String check = failure.exitCode() == ExitCodes.SIGNATURE ? "signature" : "readable";
        add(check, List.of(new Finding(Finding.Severity.CORRUPT, failure.getMessage())));
        return report(file, failure.getMessage());
    }

    /** @param file as the user named it */
    Report report(String file) {
        int findings = checks.stream().mapToInt(c -> c.findings.size()).sum();
        return report(file, findings == 0 ? "verified" : Numbers.count(findings, "finding"));
    }

    private Report report(String file, String verdict) {
        List<Row> rows = new ArrayList<>();
        List<org.stubarchive.cli.report.Finding> findings = new ArrayList<>();
        for (Check c : checks) {
            rows.add(new Row(c.name, c.findings.isEmpty() ? Tone.NEUTRAL : Tone.BAD, List.of(c.name, (long) c.findings.size(), c.findings.isEmpty() ? "" : c.findings.get(0).text())));
            for (Finding f : c.findings) {
                findings.add(new org.stubarchive.cli.report.Finding(f.severity() == Finding.Severity.CORRUPT ? "corrupt" : "finding", c.name, file, f.text()));
            }
        }
        ReportTable items = new ReportTable("Checks", List.of(new Column("check", Kind.TEXT), new Column("findings", Kind.NUMBER), new Column("first", Kind.TEXT)), rows);
        return new Report("verify", file, findings.isEmpty() ? Report.Outcome.PASSED : Report.Outcome.FAILED, verdict, List.of(), items, findings, List.of(), json -> write(json, file));
    }

    private void write(JsonGenerator json, String file) throws IOException {
        json.writeStringField("file", file);
        json.writeArrayFieldStart("checks");
        for (Check c : checks) {
            json.writeStartObject();
            json.writeStringField("name", c.name);
            json.writeNumberField("findings", c.findings.size());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
