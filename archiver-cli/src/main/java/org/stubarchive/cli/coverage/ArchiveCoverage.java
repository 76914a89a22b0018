package org.stubarchive.cli.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;

/**
 * Which stubs each target of an archive has.
 *
 * @param targets targets that the archive holds code for
 * @param stubs one row per stub of the catalogue or of the archive, ascending by static id
 */
public record ArchiveCoverage(List<Target> targets, List<Row> stubs) {
    /**
     * A stub.
     *
     * @param staticId its id
     * @param name its name
     * @param variants number of variants by target; every target of the archive is a key
     * @param reasons by target that has none: why
     */
    public record Row(int staticId, String name, Map<Target, Integer> variants, Map<Target, String> reasons) {
        /** Copies. */
        public Row {
            variants = new EnumMap<>(variants);
            reasons = reasons.isEmpty() ? Map.of() : new EnumMap<>(reasons);
        }

        /** Whether some target has the stub and some has it not. */
        public boolean differs() {
            return !reasons.isEmpty() && reasons.size() < variants.size();
        }

        /** Whether a target has the stub. */
        public boolean has(Target target) {
            return variants.get(target) > 0;
        }
    }

    /** Copies. */
    public ArchiveCoverage {
        targets = List.copyOf(targets);
        stubs = List.copyOf(stubs);
    }

    /** Of an archive's tables, by target. */
    public static ArchiveCoverage of(Map<Target, CodeTables> tables, Catalogue catalogue, Absences absences) {
        TreeMap<Integer, String> names = new TreeMap<>();
        for (StubDeclaration d : catalogue.declarations()) {
            names.put(d.staticId(), d.name());
        }
        Map<Target, Map<Integer, Integer>> counts = new EnumMap<>(Target.class);
        tables.forEach((target, t) -> counts.put(target, counts(t, names)));
        List<Row> rows = new ArrayList<>();
        names.forEach((id, name) -> rows.add(row(id, name, counts, absences)));
        return new ArchiveCoverage(new ArrayList<>(counts.keySet()), rows);
    }

    private static Map<Integer, Integer> counts(CodeTables tables, Map<Integer, String> names) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int u = 0; u < tables.unitCount(); u++) {
            counts.merge(tables.unitStaticId(u), 1, Integer::sum);
            names.putIfAbsent(tables.unitStaticId(u), tables.unitName(u));
        }
        return counts;
    }

    private static Row row(int id, String name, Map<Target, Map<Integer, Integer>> counts, Absences absences) {
        Map<Target, Integer> variants = new EnumMap<>(Target.class);
        Map<Target, String> reasons = new EnumMap<>(Target.class);
        counts.forEach((target, ids) -> {
            variants.put(target, ids.getOrDefault(id, 0));
            if (!ids.containsKey(id)) {
                reasons.put(target, absences.reason(id, target));
            }
        });
        return new Row(id, name, variants, reasons);
    }

    /** Stubs of some rows that a target has. */
    public static long count(Collection<Row> rows, Target target) {
        return rows.stream().filter(r -> r.has(target)).count();
    }
}
