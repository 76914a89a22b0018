package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.cli.report.Finding;
import org.stubarchive.cli.report.Numbers;
import org.stubarchive.cli.report.Report;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.cli.report.ReportTable.Column;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;

/** The report of {@code repro}: one item per training. */
final class ReproReport {
    /**
     * A training that was made.
     *
     * @param directoryLength characters of its directory below a temporary one
     * @param bytes size of its archive
     * @param isEqual whether that is the first training's
     */
    record Training(int directoryLength, String locale, String timeZone, int jobs, long bytes, boolean isEqual) {}

    private final String title;
    private final List<Training> trainings = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private String verdict = "";

    ReproReport(String title) {
        this.title = title;
    }

    /**
     * Adds a training.
     *
     * @param difference what differs first from the first one; of no meaning if nothing does
     */
    void add(Training t, String difference) {
        trainings.add(t);
        String name = "training " + trainings.size();
        rows.add(new Row(name, t.isEqual ? Tone.NEUTRAL : Tone.BAD,
                List.of(name, t.locale, t.timeZone, (long) t.jobs, (long) t.directoryLength, t.bytes, t.isEqual ? "" : difference)));
        if (t.isEqual) {
            verdict = trainings.size() + " trainings gave the same " + Numbers.grouped(t.bytes) + " bytes";
        } else {
            verdict = "they differ: " + difference;
            findings.add(new Finding("differs", name, title, name + " differs from the first: " + difference));
        }
    }

    /** Whether all are equal. */
    boolean isPassed() {
        return findings.isEmpty();
    }

    /** One line: the result. */
    String verdict() {
        return verdict;
    }

    Report report() {
        ReportTable items = new ReportTable("Trainings", List.of(new Column("training", Kind.TEXT), new Column("locale", Kind.TEXT), new Column("time zone", Kind.TEXT),
                new Column("jobs", Kind.NUMBER), new Column("directory", Kind.NUMBER), new Column("bytes", Kind.NUMBER), new Column("differs", Kind.TEXT)), rows);
        return new Report("repro", title, isPassed() ? Report.Outcome.PASSED : Report.Outcome.FAILED, verdict, List.of(), items, findings, List.of(), this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("trainings");
        for (Training t : trainings) {
            json.writeStartObject();
            json.writeNumberField("directoryLength", t.directoryLength);
            json.writeStringField("locale", t.locale);
            json.writeStringField("timeZone", t.timeZone);
            json.writeNumberField("jobs", t.jobs);
            json.writeNumberField("bytes", t.bytes);
            json.writeBooleanField("equal", t.isEqual);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
