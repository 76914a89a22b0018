package org.stubarchive.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.cli.report.ReportTable.Column;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;

/** Sums over the variants of one target. */
final class StubGroups {
    /** What is summed up together. */
    enum By {
        /** The category. */
        CATEGORY,
        /** The needed features. */
        VARIANT,
        /** The page of the text; a variant on several pages is counted on each, its bytes where they are. */
        PAGE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Smallest page of the machines that text is mapped on. */
    private static final int PAGE = 4096;

    /**
     * One group.
     *
     * @param name of the group
     * @param variants how many
     * @param bytes of code and constants
     */
    record Group(String name, long variants, long bytes) {
        Group plus(Group other) {
            return new Group(name, variants + other.variants, bytes + other.bytes);
        }
    }

    private StubGroups() {}

    /** The groups in their natural order: category ids, baseline before features by name, offsets. */
    static List<Group> of(CodeTables tables, By by) {
        TreeMap<String, Group> groups = new TreeMap<>(order(by));
        for (int u = 0; u < tables.unitCount(); u++) {
            switch (by) {
                case CATEGORY -> add(groups, Category.ofId(StaticId.category(tables.unitStaticId(u))).label(), tables.unitEnd(u) - tables.unitStart(u));
                case VARIANT -> add(groups, VariantChoiceView.features(tables, u), tables.unitEnd(u) - tables.unitStart(u));
                case PAGE -> {
                    for (int at = tables.unitStart(u); at < tables.unitEnd(u);) {
                        int end = Math.min(tables.unitEnd(u), (at / PAGE + 1) * PAGE);
                        add(groups, String.format("0x%08x", at / PAGE * PAGE), end - at);
                        at = end;
                    }
                }
            }
        }
        return new ArrayList<>(groups.values());
    }

    private static Comparator<String> order(By by) {
        return switch (by) {
            case CATEGORY -> Comparator.comparing(Category::ofLabel);
            case VARIANT -> Comparator.comparing((String s) -> !s.equals("baseline")).thenComparing(Comparator.naturalOrder());
            case PAGE -> Comparator.naturalOrder();
        };
    }

    private static void add(Map<String, Group> groups, String name, long bytes) {
        groups.merge(name, new Group(name, 1, bytes), Group::plus);
    }

    /** The groups as a table. */
    static ReportTable table(CodeTables tables, By by) {
        List<Row> rows = new ArrayList<>();
        for (Group g : of(tables, by)) {
            rows.add(new Row(g.name, Tone.NEUTRAL, List.of(g.name, g.variants, g.bytes)));
        }
        String what = by.name().toLowerCase(java.util.Locale.ROOT);
        return new ReportTable(tables.target().id() + " by " + what, List.of(new Column(what, Kind.TEXT), new Column("variants", Kind.NUMBER), new Column("bytes", Kind.NUMBER)), rows);
    }
}
