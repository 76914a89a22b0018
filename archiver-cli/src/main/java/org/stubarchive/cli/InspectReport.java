package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.cli.diff.ArchiveSide;
import org.stubarchive.cli.diff.SizeAccount;
import org.stubarchive.cli.report.Numbers;
import org.stubarchive.cli.report.Report;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.cli.report.ReportTable.Column;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.reader.Archive;

/** The report of {@code inspect}. */
final class InspectReport {
    private final ArchiveSide side;
    private final Archive archive;
    private final Map<Target, StubSelection> selections = new EnumMap<>(Target.class);

    /** @param name the file as the user named it */
    InspectReport(String name, Archive archive) {
        this.archive = archive;
        this.side = ArchiveSide.of(name, archive);
    }

    /** Sets which variants of a target are listed; without it, none. */
    void select(Target target, StubSelection selection) {
        selections.put(target, selection);
    }

    /**
     * The report.
     *
     * @param groupings sums that are shown
     */
    Report report(List<StubGroups.By> groupings) {
        List<ReportTable> summaries = new ArrayList<>(List.of(sizes(), sections()));
        int variants = 0;
        for (CodeImage image : archive.images()) {
            CodeTables tables = archive.tables().get(image.target());
            groupings.forEach(by -> summaries.add(StubGroups.table(tables, by)));
            variants += tables.unitCount();
        }
        String verdict = Numbers.count(variants, "variant") + ", " + Numbers.grouped(side.sizes().stubs()) + " bytes of stubs in a file of " + Numbers.grouped(side.sizes().file()) + " bytes";
        return new Report("inspect", side.name(), Report.Outcome.PASSED, verdict, summaries, items(), List.of(), List.of(), json -> write(json, groupings));
    }

    private ReportTable sizes() {
        SizeAccount s = side.sizes();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("stubs", Tone.NEUTRAL, List.of("stubs", s.stubs())));
        rows.add(new Row("metadata", Tone.NEUTRAL, List.of("metadata", s.metadata())));
        rows.add(new Row("padding", Tone.NEUTRAL, List.of("padding", s.padding())));
        rows.add(new Row("file", Tone.NEUTRAL, List.of("file", s.file())));
        return new ReportTable("Sizes", List.of(new Column("part", Kind.TEXT), new Column("bytes", Kind.NUMBER)), rows);
    }

    private ReportTable sections() {
        ArchiveFile file = archive.file();
        List<Row> rows = new ArrayList<>();
        for (int s = 0; s < file.sectionCount(); s++) {
            rows.add(new Row(file.sectionName(s), Tone.NEUTRAL, List.of(file.sectionName(s), file.offset(s), file.length(s), file.isDeflated(s) ? "deflated" : "stored")));
        }
        return new ReportTable("Sections", List.of(new Column("section", Kind.TEXT), new Column("offset", Kind.NUMBER), new Column("bytes", Kind.NUMBER), new Column("storage", Kind.TEXT)), rows);
    }

    private ReportTable items() {
        List<Row> rows = new ArrayList<>();
        for (CodeImage image : archive.images()) {
            Target target = image.target();
            CodeTables t = archive.tables().get(target);
            StubSelection selection = selections.getOrDefault(target, new StubSelection(List.of(), 0, 0));
            for (int u : selection.units()) {
                String id = StaticId.format(t.unitStaticId(u));
                String variant = VariantChoiceView.features(t, u);
                rows.add(new Row(target.id() + "/" + id + "/" + variant, Tone.NEUTRAL, List.of(target.id(), id, t.unitName(u), variant, category(t, u), (long) t.unitStart(u),
                        (long) t.unitCodeSize(u), (long) t.unitConstantSize(u), (long) t.unitEnd(u) - t.unitStart(u), (long) t.unitEntryCount(u))));
            }
            if (selection.folded() > 0) {
                rows.add(new Row(target.id() + "/others", Tone.NEUTRAL, List.of(target.id(), "", selection.folded() + " others", "", "", "", "", "", selection.foldedBytes(), "")));
            }
        }
        return new ReportTable("Stubs", List.of(new Column("target", Kind.TEXT), new Column("id", Kind.TEXT), new Column("stub", Kind.TEXT), new Column("variant", Kind.TEXT), new Column("category", Kind.TEXT),
                new Column("offset", Kind.NUMBER), new Column("code", Kind.NUMBER), new Column("constants", Kind.NUMBER), new Column("bytes", Kind.NUMBER), new Column("entries", Kind.NUMBER)), rows);
    }

    private static String category(CodeTables t, int unit) {
        return Category.ofId(StaticId.category(t.unitStaticId(unit))).label();
    }

    private void write(JsonGenerator json, List<StubGroups.By> groupings) throws IOException {
        json.writeStringField("file", side.name());
        ReportJson.producer(json, "producer", side.producer());
        ReportJson.sizes(json, side);
        json.writeArrayFieldStart("sections");
        for (int s = 0; s < archive.file().sectionCount(); s++) {
            json.writeStartObject();
            json.writeStringField("name", archive.file().sectionName(s));
            json.writeNumberField("offset", archive.file().offset(s));
            json.writeNumberField("bytes", archive.file().length(s));
            json.writeBooleanField("deflated", archive.file().isDeflated(s));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("targets");
        for (CodeImage image : archive.images()) {
            target(json, image.target(), archive.tables().get(image.target()), groupings);
        }
        json.writeEndArray();
    }

    private void target(JsonGenerator json, Target target, CodeTables t, List<StubGroups.By> groupings) throws IOException {
        json.writeStartObject();
        json.writeStringField("target", target.id());
        json.writeNumberField("textBytes", t.textSize());
        json.writeNumberField("cellsBytes", t.cellsSize());
        json.writeNumberField("variants", t.unitCount());
        json.writeNumberField("cells", t.cellCount());
        json.writeNumberField("relocations", t.relocationCount());
        json.writeNumberField("faultRanges", t.faultCount());
        json.writeObjectFieldStart("groups");
        for (StubGroups.By by : groupings) {
            json.writeArrayFieldStart(by.name().toLowerCase(java.util.Locale.ROOT));
            for (StubGroups.Group g : StubGroups.of(t, by)) {
                json.writeStartObject();
                json.writeStringField("name", g.name());
                json.writeNumberField("variants", g.variants());
                json.writeNumberField("bytes", g.bytes());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        StubSelection selection = selections.getOrDefault(target, new StubSelection(List.of(), 0, 0));
        json.writeArrayFieldStart("stubs");
        for (int u : selection.units()) {
            stub(json, t, u);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("others");
        json.writeNumberField("variants", selection.folded());
        json.writeNumberField("bytes", selection.foldedBytes());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void stub(JsonGenerator json, CodeTables t, int u) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", StaticId.format(t.unitStaticId(u)));
        json.writeStringField("name", t.unitName(u));
        json.writeStringField("category", category(t, u));
        json.writeStringField("variant", VariantChoiceView.features(t, u));
        json.writeNumberField("offset", t.unitStart(u));
        json.writeNumberField("codeBytes", t.unitCodeSize(u));
        json.writeNumberField("constantBytes", t.unitConstantSize(u));
        json.writeObjectFieldStart("entries");
        for (int e = 0; e < t.unitEntryCount(u); e++) {
            json.writeNumberField(t.declarationEntryName(t.unitDeclaration(u), e), t.unitEntry(u, e) - t.unitStart(u));
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
