package org.stubarchive.cli.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.stubarchive.format.code.Target;

/**
 * The comparison of two archives.
 *
 * @param before the old archive
 * @param after the new archive
 * @param stubs one row per variant, ascending by key
 */
public record ArchiveDiff(ArchiveSide before, ArchiveSide after, List<StubDiff> stubs) {
    /**
     * A stub that was removed and one that was added which do the same. A hint only: they are not counted as one.
     *
     * @param removed in the old archive
     * @param added in the new archive
     */
    public record RenameHint(StubVariant removed, StubVariant added) {}

    /** Copies. */
    public ArchiveDiff {
        stubs = List.copyOf(stubs);
    }

    /** Compares. */
    public static ArchiveDiff of(ArchiveSide before, ArchiveSide after) {
        List<StubDiff> rows = new ArrayList<>();
        Set<Target> targets = EnumSet.noneOf(Target.class);
        targets.addAll(before.targets());
        targets.addAll(after.targets());
        for (Target t : targets) {
            compare(before.variants(t), after.variants(t), rows);
        }
        rows.sort((a, b) -> a.key().compareTo(b.key()));
        return new ArchiveDiff(before, after, rows);
    }

    /** Merges two lists in the order of static ids. */
    private static void compare(List<StubVariant> old, List<StubVariant> now, List<StubDiff> rows) {
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            int id = i == old.size() ? id(now, j) : j == now.size() ? id(old, i) : Math.min(id(old, i), id(now, j));
            int endI = end(old, i, id);
            int endJ = end(now, j, id);
            if (i == endI) {
                now.subList(j, endJ).forEach(v -> rows.add(StubDiff.oneSided(v, ChangeClass.ADDED, StubDiff.Side.NEW)));
            } else if (j == endJ) {
                old.subList(i, endI).forEach(v -> rows.add(StubDiff.oneSided(v, ChangeClass.REMOVED, StubDiff.Side.OLD)));
            } else {
                compareVariants(old.subList(i, endI), now.subList(j, endJ), rows);
            }
            i = endI;
            j = endJ;
        }
    }

    private static int id(List<StubVariant> variants, int position) {
        return variants.get(position).key().staticId();
    }

    private static int end(List<StubVariant> variants, int from, int id) {
        int end = from;
        while (end < variants.size() && id(variants, end) == id) {
            end++;
        }
        return end;
    }

    /** Variants of one stub: by features; if exactly one is left on both sides, it changed its features. */
    private static void compareVariants(List<StubVariant> old, List<StubVariant> now, List<StubDiff> rows) {
        Map<StubKey, StubVariant> left = new LinkedHashMap<>();
        now.forEach(v -> left.put(v.key(), v));
        List<StubVariant> gone = new ArrayList<>();
        for (StubVariant v : old) {
            StubVariant other = left.remove(v.key());
            if (other == null) {
                gone.add(v);
            } else {
                rows.add(StubComparer.compare(v, other));
            }
        }
        if (gone.size() == 1 && left.size() == 1) {
            rows.add(StubComparer.compare(gone.get(0), left.values().iterator().next()));
            return;
        }
        gone.forEach(v -> rows.add(StubDiff.oneSided(v, ChangeClass.CPU_VARIANT, StubDiff.Side.OLD)));
        left.values().forEach(v -> rows.add(StubDiff.oneSided(v, ChangeClass.CPU_VARIANT, StubDiff.Side.NEW)));
    }

    /** Which units of a target of the old archive are not the same, at the same place, in the new one. Takes numbers of units. */
    public IntPredicate oldUnitsThatDiffer(Target target) {
        BitSet units = new BitSet();
        for (StubDiff s : stubs) {
            if (s.primary() != ChangeClass.IDENTICAL && s.key().target() == target) {
                s.before().ifPresent(v -> units.set(v.unit()));
            }
        }
        return units::get;
    }

    /** Rows by primary class; every class is a key. */
    public Map<ChangeClass, Long> counts() {
        Map<ChangeClass, Long> counts = new EnumMap<>(ChangeClass.class);
        for (ChangeClass c : ChangeClass.values()) {
            counts.put(c, 0L);
        }
        stubs.forEach(s -> counts.merge(s.primary(), 1L, Long::sum));
        return counts;
    }

    /** Pairs of a removed and an added variant of the same target that do the same, where no third one does. */
    public List<RenameHint> renameHints() {
        Map<String, Optional<StubVariant>> removed = unique(ChangeClass.REMOVED);
        Map<String, Optional<StubVariant>> added = unique(ChangeClass.ADDED);
        List<RenameHint> hints = new ArrayList<>();
        removed.forEach((hash, variant) -> {
            Optional<StubVariant> other = added.getOrDefault(hash, Optional.empty());
            if (variant.isPresent() && other.isPresent()) {
                hints.add(new RenameHint(variant.get(), other.get()));
            }
        });
        hints.sort((a, b) -> a.removed.key().compareTo(b.removed.key()));
        return hints;
    }

    /** By target and hash: the only row of the class with it, or empty if there are several. */
    private Map<String, Optional<StubVariant>> unique(ChangeClass c) {
        Map<String, Optional<StubVariant>> result = new HashMap<>();
        for (StubDiff s : stubs) {
            if (s.primary() == c) {
                result.merge(s.key().target().id() + " " + s.variant().namelessHash(), Optional.of(s.variant()), (a, b) -> Optional.empty());
            }
        }
        return result;
    }
}
