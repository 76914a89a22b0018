package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stubarchive.cli.coverage.ArchiveCoverage;
import org.stubarchive.cli.report.Numbers;
import org.stubarchive.cli.report.Report;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.cli.report.ReportTable.Column;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;

/** The report of {@code inspect --coverage}. */
final class InspectCoverageReport {
    /** Which stubs forms that are read from top to bottom list. */
    enum Rows {
        /** Those that the targets differ in; of one target, those that it lacks. */
        GAPS,
        /** All. */
        ALL
    }

    /** As reports name it. */
    static final String COMMAND = "inspect --coverage";

    private final String name;
    private final ArchiveCoverage coverage;

    /** @param name the file as the user named it */
    InspectCoverageReport(String name, ArchiveCoverage coverage) {
        this.name = name;
        this.coverage = coverage;
    }

    /**
     * The report.
     *
     * @param shown which stubs text lists
     * @param filter part of the names, or null for all
     */
    Report report(Rows shown, String filter) {
        List<ArchiveCoverage.Row> stubs = coverage.stubs().stream().filter(r -> filter == null || r.name().contains(filter)).toList();
        long all = stubs.stream().filter(r -> r.reasons().isEmpty()).count();
        long none = stubs.stream().filter(r -> r.reasons().size() == coverage.targets().size()).count();
        String verdict = coverage.targets().size() == 1
                ? coverage.targets().get(0).id() + " has " + all + " of " + Numbers.count(stubs.size(), "stub")
                : Numbers.count(all, "stub") + " for all targets, " + (stubs.size() - all - none) + " for some, " + none + " for none";
        List<Column> columns = new ArrayList<>(List.of(new Column("id", Kind.TEXT), new Column("stub", Kind.TEXT), new Column("category", Kind.TEXT)));
        coverage.targets().forEach(t -> columns.add(new Column(t.id() + " variants", Kind.NUMBER)));
        columns.add(new Column("reason", Kind.TEXT));
        List<Row> rows = new ArrayList<>();
        stubs.forEach(s -> rows.add(row(s, shown)));
        return new Report(COMMAND, name, Report.Outcome.PASSED, verdict, List.of(categories(stubs)), new ReportTable("Stubs", columns, rows), List.of(), List.of(), json -> write(json, stubs));
    }

    private Row row(ArchiveCoverage.Row s, Rows shown) {
        String id = StaticId.format(s.staticId());
        List<Object> cells = new ArrayList<>(List.of(id, s.name(), category(s)));
        coverage.targets().forEach(t -> cells.add((long) s.variants().get(t)));
        cells.add(reason(s));
        boolean gap = coverage.targets().size() == 1 ? !s.reasons().isEmpty() : s.differs();
        return new Row(id, gap || shown == Rows.ALL ? Tone.NEUTRAL : Tone.QUIET, cells);
    }

    private static String category(ArchiveCoverage.Row s) {
        return Category.ofId(StaticId.category(s.staticId())).label();
    }

    /** The reasons, with their target where another target has another or none. */
    private String reason(ArchiveCoverage.Row s) {
        Set<String> different = new LinkedHashSet<>(s.reasons().values());
        if (different.size() == 1 && s.reasons().size() == coverage.targets().size()) {
            return different.iterator().next();
        }
        StringBuilder b = new StringBuilder();
        s.reasons().forEach((target, reason) -> b.append(b.length() == 0 ? "" : "; ").append(target.id()).append(": ").append(reason));
        return b.toString();
    }

    private ReportTable categories(List<ArchiveCoverage.Row> stubs) {
        Map<Integer, List<ArchiveCoverage.Row>> byCategory = new TreeMap<>();
        stubs.forEach(s -> byCategory.computeIfAbsent(StaticId.category(s.staticId()), c -> new ArrayList<>()).add(s));
        List<Column> columns = new ArrayList<>(List.of(new Column("category", Kind.TEXT), new Column("stubs", Kind.NUMBER)));
        coverage.targets().forEach(t -> columns.add(new Column(t.id(), Kind.NUMBER)));
        columns.add(new Column("differ", Kind.NUMBER));
        List<Row> rows = new ArrayList<>();
        byCategory.forEach((id, members) -> {
            String label = Category.ofId(id).label();
            List<Object> cells = new ArrayList<>(List.of(label, (long) members.size()));
            coverage.targets().forEach(t -> cells.add(ArchiveCoverage.count(members, t)));
            cells.add(members.stream().filter(ArchiveCoverage.Row::differs).count());
            rows.add(new Row(label, Tone.NEUTRAL, cells));
        });
        return new ReportTable("Categories", columns, rows);
    }

    private void write(JsonGenerator json, List<ArchiveCoverage.Row> stubs) throws IOException {
        json.writeStringField("file", name);
        json.writeArrayFieldStart("targets");
        for (Target t : coverage.targets()) {
            json.writeString(t.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("stubs");
        for (ArchiveCoverage.Row s : stubs) {
            json.writeStartObject();
            json.writeStringField("id", StaticId.format(s.staticId()));
            json.writeStringField("name", s.name());
            json.writeStringField("category", category(s));
            json.writeObjectFieldStart("variants");
            for (Target t : coverage.targets()) {
                json.writeNumberField(t.id(), s.variants().get(t));
            }
            json.writeEndObject();
            json.writeObjectFieldStart("reasons");
            for (Map.Entry<Target, String> r : s.reasons().entrySet()) {
                json.writeStringField(r.getKey().id(), r.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
