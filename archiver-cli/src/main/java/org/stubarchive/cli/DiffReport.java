package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stubarchive.cli.diff.ArchiveDiff;
import org.stubarchive.cli.diff.ArchiveSide;
import org.stubarchive.cli.diff.ChangeClass;
import org.stubarchive.cli.diff.SizeAccount;
import org.stubarchive.cli.diff.StubDiff;
import org.stubarchive.cli.diff.StubVariant;
import org.stubarchive.cli.gate.DiffGate;
import org.stubarchive.cli.report.Numbers;
import org.stubarchive.cli.report.Report;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.cli.report.ReportTable.Column;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StaticId;

/** The report of {@code diff}. */
final class DiffReport {
    private static final Set<ChangeClass> WITHOUT_LISTING = EnumSet.of(ChangeClass.MOVED, ChangeClass.IDENTICAL);

    /** Whether there was something to compare with. */
    enum Baseline {
        /** The old archive. */
        PRESENT,
        /** Nothing: the old archive does not exist, and that is allowed. */
        MISSING
    }

    /** Which variants are items of the report. */
    enum Items {
        /** All. */
        ALL,
        /** Those that are not quiet: what text shows. A report that only becomes text need not describe the many that are identical. */
        SHOWN_AS_TEXT
    }

    private final ArchiveDiff diff;
    private final DiffGate.Result gate;
    private final Baseline baseline;
    private final List<ArchiveDiff.RenameHint> renames;

    /**
     * @param gate what the gate says about the comparison
     * @param renames pairs to mention
     */
    DiffReport(ArchiveDiff diff, DiffGate.Result gate, Baseline baseline, List<ArchiveDiff.RenameHint> renames) {
        this.diff = diff;
        this.gate = gate;
        this.baseline = baseline;
        this.renames = renames;
    }

    /** The report. */
    Report report(Items items) {
        List<ReportTable> summaries = new ArrayList<>(List.of(classes(), sizes(), categories()));
        if (!gate.excesses().isEmpty()) {
            summaries.add(0, excesses());
        }
        if (baseline == Baseline.PRESENT && !diff.before().producer().equals(diff.after().producer())) {
            summaries.add(producers());
        }
        if (!renames.isEmpty()) {
            summaries.add(renamed());
        }
        List<org.stubarchive.cli.report.Sample> samples = new ArrayList<>();
        for (StubDiff s : diff.stubs()) {
            if (s.before().isPresent() && s.after().isPresent() && !WITHOUT_LISTING.contains(s.primary())) {
                String title = s.variant().name() + " (" + s.key().features() + "): " + s.primary().label() + ", " + Numbers.change(s.oldSize(), s.newSize()) + " bytes";
                samples.add(new org.stubarchive.cli.report.Sample(s.key().toString(), title, s.delta(), s::listing));
            }
        }
        return new Report("diff", diff.before().name() + " -> " + diff.after().name(), gate.findings().isEmpty() ? Report.Outcome.PASSED : Report.Outcome.FAILED,
                verdict(), summaries, items(items), gate.findings(), samples, this::write);
    }

    private String verdict() {
        Map<ChangeClass, Long> counts = diff.counts();
        StringBuilder b = new StringBuilder();
        if (baseline == Baseline.MISSING) {
            return "no baseline: " + diff.after().variants().size() + " variants, nothing to compare with";
        }
        counts.forEach((c, n) -> b.append(n == 0 || c == ChangeClass.IDENTICAL ? "" : (b.length() == 0 ? "" : ", ") + n + " " + c.label()));
        String changes = b.length() == 0 ? "all " + counts.get(ChangeClass.IDENTICAL) + " variants are identical" : b + ", " + counts.get(ChangeClass.IDENTICAL) + " identical";
        long growth = diff.after().sizes().stubs() - diff.before().sizes().stubs();
        String stubs = growth == 0 ? "size of the stubs unchanged" : "stubs " + Numbers.change(diff.before().sizes().stubs(), diff.after().sizes().stubs()) + " bytes";
        return (gate.findings().isEmpty() ? "" : gate.findings().size() + (gate.findings().size() == 1 ? " finding: " : " findings: ")
                + gate.excesses().stream().map(e -> e.text() + "; ").collect(Collectors.joining())) + changes + "; " + stubs;
    }

    /** No finding by itself: what differs is in the stubs, or is nothing but this. */
    private ReportTable producers() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("old", Tone.NEUTRAL, List.of("old", ToolVersion.describe(diff.before().producer()))));
        rows.add(new Row("new", Tone.NEUTRAL, List.of("new", ToolVersion.describe(diff.after().producer()))));
        return new ReportTable("Made by different tools", List.of(new Column("archive", Kind.TEXT), new Column("made by", Kind.TEXT)), rows);
    }

    private ReportTable classes() {
        long[] deltas = new long[ChangeClass.values().length];
        long[] counting = new long[deltas.length];
        for (int i = 0; i < diff.stubs().size(); i++) {
            StubDiff s = diff.stubs().get(i);
            deltas[s.primary().ordinal()] += s.delta();
            counting[s.primary().ordinal()] += gate.judgements().get(i).counts() ? 1 : 0;
        }
        List<Row> rows = new ArrayList<>();
        diff.counts().forEach((c, count) -> {
            long findings = counting[c.ordinal()];
            rows.add(new Row(c.label(), findings > 0 ? Tone.BAD : count == 0 ? Tone.QUIET : Tone.NEUTRAL, List.of(c.label(), count, findings, deltas[c.ordinal()])));
        });
        return new ReportTable("Changes", List.of(new Column("class", Kind.TEXT), new Column("variants", Kind.NUMBER), new Column("count as findings", Kind.NUMBER), new Column("bytes", Kind.DELTA)), rows);
    }

    private ReportTable excesses() {
        List<Row> rows = new ArrayList<>();
        for (DiffGate.Excess e : gate.excesses()) {
            rows.add(new Row(e.subject(), Tone.BAD, List.of(e.what(), e.before(), e.after(), e.after() - e.before(), e.limit().text())));
        }
        return new ReportTable("Limits exceeded", List.of(new Column("what", Kind.TEXT), new Column("old", Kind.NUMBER), new Column("new", Kind.NUMBER), new Column("growth", Kind.DELTA),
                new Column("allowed", Kind.TEXT)), rows);
    }

    private ReportTable sizes() {
        SizeAccount a = diff.before().sizes();
        SizeAccount b = diff.after().sizes();
        List<Row> rows = new ArrayList<>();
        rows.add(size("stubs", a.stubs(), b.stubs(), Tone.NEUTRAL));
        rows.add(size("metadata", a.metadata(), b.metadata(), Tone.NEUTRAL));
        rows.add(size("padding", a.padding(), b.padding(), Tone.NEUTRAL));
        rows.add(size("file", a.file(), b.file(), Tone.NEUTRAL));
        return sizeTable("Sizes", "part", rows);
    }

    private ReportTable categories() {
        List<Row> rows = new ArrayList<>();
        for (Category c : Category.values()) {
            long a = diff.before().bytes(c);
            long b = diff.after().bytes(c);
            if (a != 0 || b != 0) {
                rows.add(size(c.label(), a, b, a == b ? Tone.QUIET : Tone.NEUTRAL));
            }
        }
        return sizeTable("Categories", "category", rows);
    }

    private static ReportTable sizeTable(String title, String what, List<Row> rows) {
        return new ReportTable(title, List.of(new Column(what, Kind.TEXT), new Column("old", Kind.NUMBER), new Column("new", Kind.NUMBER), new Column("change", Kind.DELTA)), rows);
    }

    private static Row size(String name, long before, long after, Tone tone) {
        return new Row(name, tone, List.of(name, before, after, after - before));
    }

    private ReportTable renamed() {
        List<Row> rows = new ArrayList<>();
        for (ArchiveDiff.RenameHint h : renames) {
            rows.add(new Row(h.removed().key().toString(), Tone.NEUTRAL, List.of(h.removed().name(), h.added().name(), h.removed().key().features().toString())));
        }
        return new ReportTable("Perhaps renamed: equal code, no other like it", List.of(new Column("removed", Kind.TEXT), new Column("added", Kind.TEXT), new Column("variant", Kind.TEXT)), rows);
    }

    private ReportTable items(Items items) {
        List<Column> columns = List.of(new Column("target", Kind.TEXT), new Column("id", Kind.TEXT), new Column("stub", Kind.TEXT), new Column("variant", Kind.TEXT), new Column("category", Kind.TEXT),
                new Column("class", Kind.TEXT), new Column("flags", Kind.TEXT), new Column("old", Kind.NUMBER), new Column("new", Kind.NUMBER), new Column("delta", Kind.DELTA), new Column("changed", Kind.NUMBER),
                new Column("counts", Kind.TEXT));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < diff.stubs().size(); i++) {
            StubDiff s = diff.stubs().get(i);
            DiffGate.Judgement judgement = gate.judgements().get(i);
            if (items == Items.SHOWN_AS_TEXT && tone(s, judgement) == Tone.QUIET) {
                continue;
            }
            rows.add(new Row(s.key().toString(), tone(s, judgement), List.of(s.key().target().id(), StaticId.format(s.key().staticId()), s.variant().name(), s.key().features().toString(),
                    s.variant().category().label(), s.primary().label(), String.join(" ", s.flags()), size(s.before().isPresent(), s.oldSize()), size(s.after().isPresent(), s.newSize()),
                    s.delta(), s.changedBytes(), judgement.text())));
        }
        for (DiffGate.Excess e : gate.excesses()) {
            rows.add(new Row(e.subject(), Tone.BAD, List.of("", "", e.what(), "", "", e.rule(), "", e.before(), e.after(), e.after() - e.before(), "", "yes, allowed is " + e.limit().text())));
        }
        return new ReportTable("Stubs", columns, rows);
    }

    private static Object size(boolean present, long size) {
        return present ? (Object) size : "";
    }

    private static Tone tone(StubDiff s, DiffGate.Judgement judgement) {
        if (judgement.counts()) {
            return Tone.BAD;
        }
        return WITHOUT_LISTING.contains(s.primary()) ? Tone.QUIET : Tone.NEUTRAL;
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeBooleanField("baselineMissing", baseline == Baseline.MISSING);
        side(json, "old", diff.before());
        side(json, "new", diff.after());
        json.writeObjectFieldStart("counts");
        for (Map.Entry<ChangeClass, Long> e : diff.counts().entrySet()) {
            json.writeNumberField(e.getKey().label(), e.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("deltaBytes", diff.after().sizes().stubs() - diff.before().sizes().stubs());
        json.writeArrayFieldStart("stubs");
        for (int i = 0; i < diff.stubs().size(); i++) {
            stub(json, diff.stubs().get(i), gate.judgements().get(i));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("renameHints");
        for (ArchiveDiff.RenameHint h : renames) {
            json.writeStartObject();
            json.writeStringField("removed", h.removed().key().toString());
            json.writeStringField("added", h.added().key().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void side(JsonGenerator json, String field, ArchiveSide side) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("file", side.name());
        ReportJson.producer(json, "producer", side.producer());
        ReportJson.sizes(json, side);
        json.writeEndObject();
    }

    private static void stub(JsonGenerator json, StubDiff s, DiffGate.Judgement judgement) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", s.key().toString());
        json.writeStringField("target", s.key().target().id());
        json.writeStringField("id", StaticId.format(s.key().staticId()));
        json.writeStringField("name", s.variant().name());
        json.writeStringField("variant", s.key().features().toString());
        json.writeStringField("category", s.variant().category().label());
        json.writeStringField("class", s.primary().label());
        json.writeArrayFieldStart("flags");
        for (String flag : s.flags()) {
            json.writeString(flag);
        }
        json.writeEndArray();
        json.writeNumberField("deltaBytes", s.delta());
        json.writeNumberField("changedBytes", s.changedBytes());
        json.writeBooleanField("counts", judgement.counts());
        json.writeStringField("judgement", judgement.text());
        if (s.before().isPresent()) {
            variant(json, "old", s.before().get(), s);
        }
        if (s.after().isPresent()) {
            variant(json, "new", s.after().get(), s);
        }
        json.writeEndObject();
    }

    private static void variant(JsonGenerator json, String field, StubVariant v, StubDiff s) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("bytes", v.size());
        json.writeNumberField("offset", v.offset());
        json.writeStringField("variant", v.key().features().toString());
        if (!WITHOUT_LISTING.contains(s.primary())) {
            json.writeStringField("canonicalHash", v.canonicalHash());
        }
        json.writeEndObject();
    }
}
