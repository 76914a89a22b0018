package org.stubarchive.cli.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stubarchive.format.code.StubCode;

/**
 * What happened to a variant of a stub.
 *
 * @param before the variant in the old archive
 * @param after the variant in the new archive; at least one of the two is there
 * @param differences all classes that apply, at least one
 * @param tags remarks
 * @param changedBytes bytes that differ in meaning: the whole stub if it is on one side only, changed instructions, operands that refer to something else
 */
public record StubDiff(Optional<StubVariant> before, Optional<StubVariant> after, Set<ChangeClass> differences, Set<ChangeTag> tags, long changedBytes) {
    /** No difference; one set for all, as most stubs have none. */
    static final Set<ChangeClass> ONLY_IDENTICAL = Set.of(ChangeClass.IDENTICAL);

    /** Copies. */
    public StubDiff {
        differences = differences == ONLY_IDENTICAL ? differences : Collections.unmodifiableSet(EnumSet.copyOf(differences));
        tags = tags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(tags));
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a variant of neither archive");
        }
    }

    static StubDiff oneSided(StubVariant v, ChangeClass c, Side side) {
        return new StubDiff(side == Side.OLD ? Optional.of(v) : Optional.empty(), side == Side.NEW ? Optional.of(v) : Optional.empty(), EnumSet.of(c), Set.of(), v.size());
    }

    /** Sides of a comparison. */
    enum Side {
        OLD,
        NEW
    }

    /** The first class that applies. */
    public ChangeClass primary() {
        return differences.iterator().next();
    }

    /** The new variant, or the old one where there is no new. */
    public StubVariant variant() {
        return after.orElseGet(before::get);
    }

    /** Identity: of the new variant where there is one. */
    public StubKey key() {
        return variant().key();
    }

    /** Bytes in the old archive; 0 if it is not there. */
    public long oldSize() {
        return before.map(v -> (long) v.size()).orElse(0L);
    }

    /** Bytes in the new archive; 0 if it is not there. */
    public long newSize() {
        return after.map(v -> (long) v.size()).orElse(0L);
    }

    /** Growth in bytes. */
    public long delta() {
        return newSize() - oldSize();
    }

    /** Further classes and tags, by label. */
    public List<String> flags() {
        if (differences.size() == 1 && tags.isEmpty()) {
            return List.of();
        }
        List<String> result = new ArrayList<>();
        differences.stream().skip(1).forEach(c -> result.add(c.label()));
        tags.forEach(t -> result.add(t.label()));
        return result;
    }

    /** What changed, instruction by instruction; empty where one side is missing. */
    public List<String> listing() {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        StubCode a = before.get().code();
        StubCode b = after.get().code();
        if (!before.get().entryNames().equals(after.get().entryNames()) || !a.entries().equals(b.entries())) {
            lines.add("- entries " + entries(before.get(), a));
            lines.add("+ entries " + entries(after.get(), b));
        }
        if (!a.faultRanges().equals(b.faultRanges())) {
            lines.add("- fault ranges " + a.faultRanges().size());
            lines.add("+ fault ranges " + b.faultRanges().size());
        }
        if (!before.get().dependencies().equals(after.get().dependencies())) {
            lines.add("- assumes " + before.get().dependencies());
            lines.add("+ assumes " + after.get().dependencies());
        }
        lines.addAll(DiffListing.of(InstructionAlignment.of(before.get().instructions(), after.get().instructions())));
        return lines;
    }

    /**
     * An instruction or constant of the old variant that is one of the new.
     *
     * @param before its offset in the old variant
     * @param after its offset in the new one
     * @param isSame whether both do the same
     */
    public record Match(int before, int after, boolean isSame) {}

    /** Which instructions of the old variant are still there, in their order; empty where one side is missing. */
    public List<Match> matches() {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        InstructionAlignment alignment = InstructionAlignment.of(before.get().instructions(), after.get().instructions());
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < alignment.before().size(); i++) {
            if (alignment.match(i) >= 0) {
                matches.add(new Match(alignment.before().get(i).offset(), alignment.after().get(alignment.match(i)).offset(), alignment.isSame(i)));
            }
        }
        return matches;
    }

    private static String entries(StubVariant v, StubCode code) {
        StringBuilder b = new StringBuilder();
        List<String> names = v.entryNames();
        for (int e = 0; e < names.size(); e++) {
            b.append(e == 0 ? "" : ", ").append(names.get(e)).append(" at ").append(Integer.toHexString(code.entries().get(e)));
        }
        return b.toString();
    }
}
