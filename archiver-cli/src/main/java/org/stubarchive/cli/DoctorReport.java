package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stubarchive.cli.doctor.Diagnosis;
import org.stubarchive.cli.doctor.Mismatch;
import org.stubarchive.cli.report.Finding;
import org.stubarchive.cli.report.Report;
import org.stubarchive.cli.report.ReportTable.Column;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.manifest.Producer;

/**
 * The report of {@code doctor}: one item per mismatch, a finding for each that blocks.
 *
 * @param file the archive, as the user named it
 * @param producer who wrote it
 * @param machine the features that the machine has, or was taken to have
 */
record DoctorReport(String file, Target target, CpuFeatures machine, Diagnosis diagnosis, Optional<Producer> producer) {
    /** One line: whether it would be loaded, and if not, why. */
    String verdict() {
        return diagnosis.isUsable() ? "usable here: all " + diagnosis.stubs() + " stubs would be loaded" : "not usable here: " + diagnosis.mismatches().get(0).what();
    }

    Report report() {
        List<Row> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Mismatch m : diagnosis.mismatches()) {
            boolean blocks = m.weight() == Mismatch.Weight.BLOCKS;
            rows.add(new Row(m.what(), blocks ? Tone.BAD : Tone.NEUTRAL, List.of(weight(m), m.what(), m.remedy())));
            if (blocks) {
                findings.add(new Finding(weight(m), m.what(), file, m.what() + "; remedy: " + m.remedy()));
            }
        }
        ReportTable items = new ReportTable("Mismatches", List.of(new Column("weight", Kind.TEXT), new Column("what", Kind.TEXT), new Column("remedy", Kind.TEXT)), rows);
        return new Report("doctor", file, diagnosis.isUsable() ? Report.Outcome.PASSED : Report.Outcome.FAILED, verdict(), List.of(), items, findings, List.of(), this::write);
    }

    private static String weight(Mismatch m) {
        return m.weight().name().toLowerCase(Locale.ROOT);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStringField("file", file);
        ReportJson.producer(json, "producer", producer);
        ReportJson.producer(json, "tool", Optional.of(ToolVersion.PRODUCER));
        json.writeStringField("target", target.id());
        json.writeArrayFieldStart("features");
        for (CpuFeature f : machine.asSet()) {
            json.writeString(f.name().toLowerCase(Locale.ROOT));
        }
        json.writeEndArray();
        json.writeNumberField("stubs", diagnosis.stubs());
        json.writeArrayFieldStart("mismatches");
        for (Mismatch m : diagnosis.mismatches()) {
            json.writeStartObject();
            json.writeStringField("weight", weight(m));
            json.writeStringField("what", m.what());
            json.writeStringField("remedy", m.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
