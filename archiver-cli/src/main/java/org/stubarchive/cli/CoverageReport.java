package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stubarchive.cli.diff.ChangeClass;
import org.stubarchive.cli.diff.CoverageDiff;
import org.stubarchive.cli.report.Finding;
import org.stubarchive.cli.report.Report;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.cli.report.ReportTable.Column;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StaticId;

/** The report of {@code diff --ids-only}. */
final class CoverageReport {
    private static final List<ChangeClass> STATES = List.of(ChangeClass.ADDED, ChangeClass.REMOVED, ChangeClass.IDENTICAL);

    private final String oldName;
    private final String newName;
    private final CoverageDiff diff;

    CoverageReport(String oldName, String newName, CoverageDiff diff) {
        this.oldName = oldName;
        this.newName = newName;
        this.diff = diff;
    }

    /**
     * The report.
     *
     * @param failOn states that are findings
     */
    Report report(Set<ChangeClass> failOn) {
        List<Row> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (CoverageDiff.Row r : diff.stubs()) {
            String id = StaticId.format(r.staticId());
            boolean counts = failOn.contains(r.state());
            if (counts) {
                findings.add(new Finding(r.state().label(), id, newName, r.name() + ": " + r.state().label()));
            }
            rows.add(new Row(id, counts ? Tone.BAD : r.state() == ChangeClass.IDENTICAL ? Tone.QUIET : Tone.NEUTRAL,
                    List.of(id, r.name(), Category.ofId(StaticId.category(r.staticId())).label(), state(r.state()))));
        }
        ReportTable items = new ReportTable("Stubs", List.of(new Column("id", Kind.TEXT), new Column("stub", Kind.TEXT), new Column("category", Kind.TEXT), new Column("class", Kind.TEXT)), rows);
        String verdict = diff.count(ChangeClass.ADDED) + " stubs added, " + diff.count(ChangeClass.REMOVED) + " removed, " + diff.count(ChangeClass.IDENTICAL) + " in both";
        return new Report("diff --ids-only", oldName + " -> " + newName, findings.isEmpty() ? Report.Outcome.PASSED : Report.Outcome.FAILED, verdict, List.of(), items, findings, List.of(), this::write);
    }

    private static String state(ChangeClass c) {
        return c == ChangeClass.IDENTICAL ? "in-both" : c.label();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStringField("old", oldName);
        json.writeStringField("new", newName);
        json.writeObjectFieldStart("counts");
        for (ChangeClass c : STATES) {
            json.writeNumberField(state(c), diff.count(c));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("stubs");
        for (CoverageDiff.Row r : diff.stubs()) {
            json.writeStartObject();
            json.writeStringField("id", StaticId.format(r.staticId()));
            json.writeStringField("name", r.name());
            json.writeStringField("class", state(r.state()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
