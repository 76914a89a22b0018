package org.stubarchive.cli.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Which stubs two archives hold, whatever the target and variant: comparable across architectures.
 *
 * @param stubs one row per static id, ascending
 */
public record CoverageDiff(List<Row> stubs) {
    /**
     * A stub.
     *
     * @param staticId its id
     * @param name its name in the archive that holds it, the new one if both do
     * @param state added, removed, or identical for a stub in both
     */
    public record Row(int staticId, String name, ChangeClass state) {}

    /** Copies. */
    public CoverageDiff {
        stubs = List.copyOf(stubs);
    }

    /** Compares. */
    public static CoverageDiff of(ArchiveSide before, ArchiveSide after) {
        TreeMap<Integer, String> old = ids(before);
        TreeMap<Integer, String> now = ids(after);
        TreeMap<Integer, String> all = new TreeMap<>(old);
        all.putAll(now);
        List<Row> rows = new ArrayList<>();
        all.forEach((id, name) -> rows.add(new Row(id, name,
                !old.containsKey(id) ? ChangeClass.ADDED : !now.containsKey(id) ? ChangeClass.REMOVED : ChangeClass.IDENTICAL)));
        return new CoverageDiff(rows);
    }

    private static TreeMap<Integer, String> ids(ArchiveSide side) {
        TreeMap<Integer, String> ids = new TreeMap<>();
        side.variants().forEach(v -> ids.put(v.key().staticId(), v.name()));
        return ids;
    }

    /** Rows of a state. */
    public long count(ChangeClass state) {
        return stubs.stream().filter(r -> r.state == state).count();
    }
}
