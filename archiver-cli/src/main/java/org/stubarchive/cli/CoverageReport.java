package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stubarchive.cli.coverage.Absences;
import org.stubarchive.cli.diff.ChangeClass;
import org.stubarchive.cli.diff.CoverageDiff;
import org.stubarchive.cli.report.Finding;
import org.stubarchive.cli.report.Numbers;
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

    /** As reports name it. */
    static final String COMMAND = "diff --ids-only";

    private final String oldName;
    private final String newName;
    private final CoverageDiff diff;
    private final Absences absences = new Absences();

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
            String subject = subject(r);
            String reason = r.lacking().filter(t -> !reason(r).isEmpty()).map(t -> t.id() + ": " + reason(r)).orElse("");
            boolean counts = failOn.contains(r.state());
            if (counts) {
                findings.add(new Finding(r.state().label(), subject, newName, r.name() + ": " + r.state().label() + (reason.isEmpty() ? "" : "; " + reason)));
            }
            rows.add(new Row(subject, counts ? Tone.BAD : r.state() == ChangeClass.IDENTICAL ? Tone.QUIET : Tone.NEUTRAL,
                    List.of(StaticId.format(r.staticId()), r.name(), Category.ofId(StaticId.category(r.staticId())).label(), r.pair().label(), state(r.state()), reason)));
        }
        ReportTable items = new ReportTable("Stubs", List.of(new Column("id", Kind.TEXT), new Column("stub", Kind.TEXT), new Column("category", Kind.TEXT), new Column("target", Kind.TEXT),
                new Column("class", Kind.TEXT), new Column("reason", Kind.TEXT)), rows);
        String verdict = String.join(", ", diff.pairs().stream().map(CoverageDiff.Pair::label).toList()) + ": "
                + Numbers.count(diff.count(ChangeClass.ADDED), "stub") + " added, " + diff.count(ChangeClass.REMOVED) + " removed, " + diff.count(ChangeClass.IDENTICAL) + " in both";
        return new Report(COMMAND, oldName + " -> " + newName, findings.isEmpty() ? Report.Outcome.PASSED : Report.Outcome.FAILED, verdict, List.of(), items, findings, List.of(), this::write);
    }

    /** The id alone where one pair of targets is compared. */
    private String subject(CoverageDiff.Row r) {
        return (diff.pairs().size() == 1 ? "" : r.pair().label() + "/") + StaticId.format(r.staticId());
    }

    /** Why another target lacks a stub; of a target that changed, the archives do not say why. */
    private String reason(CoverageDiff.Row r) {
        return r.pair().isAcross() ? r.lacking().map(t -> absences.reason(r.staticId(), t)).orElse("") : "";
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
            if (r.pair().before().isPresent()) {
                json.writeStringField("oldTarget", r.pair().before().get().id());
            }
            if (r.pair().after().isPresent()) {
                json.writeStringField("newTarget", r.pair().after().get().id());
            }
            json.writeStringField("class", state(r.state()));
            if (!reason(r).isEmpty()) {
                json.writeStringField("reason", reason(r));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
