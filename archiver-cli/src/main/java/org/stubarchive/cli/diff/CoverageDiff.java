package org.stubarchive.cli.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.stubarchive.format.code.Target;

/**
 * Which stubs two archives hold, whatever the variant: comparable across architectures.
 *
 * @param pairs the targets that were compared with one another
 * @param stubs one row per pair and static id, pair by pair, ascending
 */
public record CoverageDiff(List<Pair> pairs, List<Row> stubs) {
    /**
     * A target of each archive.
     *
     * @param before of the old archive; empty if it holds nothing to compare with the other
     * @param after of the new archive; empty if it holds nothing to compare with the other
     */
    public record Pair(Optional<Target> before, Optional<Target> after) {
        /** Whether these are different targets. */
        public boolean isAcross() {
            return before.isPresent() && after.isPresent() && !before.equals(after);
        }

        /** The target, or both with an arrow. */
        public String label() {
            return isAcross() ? before.get().id() + " -> " + after.get().id() : before.or(() -> after).map(Target::id).orElse("no target");
        }
    }

    /**
     * A stub.
     *
     * @param pair where
     * @param staticId its id
     * @param name its name in the archive that holds it, the new one if both do
     * @param state added, removed, or identical for a stub in both
     */
    public record Row(Pair pair, int staticId, String name, ChangeClass state) {
        /** The target that lacks the stub while the other one has it; empty if both have it, or one side is no target. */
        public Optional<Target> lacking() {
            return state == ChangeClass.ADDED ? pair.before : state == ChangeClass.REMOVED ? pair.after : Optional.empty();
        }
    }

    /** Copies. */
    public CoverageDiff {
        pairs = List.copyOf(pairs);
        stubs = List.copyOf(stubs);
    }

    /**
     * Compares target by target; archives of one target each that have none in common, across.
     *
     * @throws IllegalArgumentException if the archives have no target in common and one of them has several; the message says what to do
     */
    public static CoverageDiff of(ArchiveSide before, ArchiveSide after) {
        Set<Target> old = Set.copyOf(before.targets());
        Set<Target> now = Set.copyOf(after.targets());
        if (old.isEmpty() || now.isEmpty() || !Collections.disjoint(old, now)) {
            EnumSet<Target> all = EnumSet.noneOf(Target.class);
            all.addAll(old);
            all.addAll(now);
            List<Pair> pairs = new ArrayList<>();
            all.forEach(t -> pairs.add(new Pair(Optional.of(t).filter(old::contains), Optional.of(t).filter(now::contains))));
            return of(before, after, pairs);
        }
        if (old.size() > 1 || now.size() > 1) {
            throw new IllegalArgumentException(before.name() + " and " + after.name() + " have no target in common: choose one of each with --old-target and --new-target");
        }
        return of(before, after, before.targets().get(0), after.targets().get(0));
    }

    /** Compares one target of each archive. */
    public static CoverageDiff of(ArchiveSide before, ArchiveSide after, Target oldTarget, Target newTarget) {
        return of(before, after, List.of(new Pair(Optional.of(oldTarget), Optional.of(newTarget))));
    }

    private static CoverageDiff of(ArchiveSide before, ArchiveSide after, List<Pair> pairs) {
        List<Row> rows = new ArrayList<>();
        for (Pair pair : pairs) {
            TreeMap<Integer, String> old = ids(before, pair.before);
            TreeMap<Integer, String> now = ids(after, pair.after);
            TreeMap<Integer, String> all = new TreeMap<>(old);
            all.putAll(now);
            all.forEach((id, name) -> rows.add(new Row(pair, id, name,
                    !old.containsKey(id) ? ChangeClass.ADDED : !now.containsKey(id) ? ChangeClass.REMOVED : ChangeClass.IDENTICAL)));
        }
        return new CoverageDiff(pairs, rows);
    }

    private static TreeMap<Integer, String> ids(ArchiveSide side, Optional<Target> target) {
        TreeMap<Integer, String> ids = new TreeMap<>();
        target.ifPresent(t -> side.variants(t).forEach(v -> ids.put(v.key().staticId(), v.name())));
        return ids;
    }

    /** Rows of a state. */
    public long count(ChangeClass state) {
        return stubs.stream().filter(r -> r.state == state).count();
    }
}
