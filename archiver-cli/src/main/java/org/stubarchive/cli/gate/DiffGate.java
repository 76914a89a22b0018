package org.stubarchive.cli.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stubarchive.cli.diff.ArchiveDiff;
import org.stubarchive.cli.diff.ChangeClass;
import org.stubarchive.cli.diff.StubDiff;
import org.stubarchive.cli.report.Finding;
import org.stubarchive.cli.report.Numbers;
import org.stubarchive.format.code.Category;

/**
 * When a comparison fails.
 *
 * @param failOn classes of changes that count
 * @param maxGrowth how much all stubs together may grow, or null
 * @param categories how much the stubs of a category may grow
 * @param minChange changes of fewer bytes do not count; what has no size – entries, variants, assumptions – always counts
 * @param allowed changes that are accepted
 * @param today the day for which the list of accepted changes is asked
 */
public record DiffGate(Set<ChangeClass> failOn, GrowthLimit maxGrowth, Map<Category, GrowthLimit> categories, long minChange, AllowList allowed, LocalDate today) {
    /** What counts where nothing else is asked for: everything but moving. */
    public static final Set<ChangeClass> DEFAULT_FAIL_ON = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ChangeClass.MOVED, ChangeClass.IDENTICAL)));

    /** Classes whose changes have a size. */
    private static final Set<ChangeClass> SIZED = EnumSet.of(ChangeClass.ADDED, ChangeClass.REMOVED, ChangeClass.CODE, ChangeClass.RELOCATIONS, ChangeClass.MOVED, ChangeClass.IDENTICAL);

    /** Why a change counts or does not. */
    public enum Judgement {
        /** Its class counts. */
        COUNTS("yes"),
        /** Its class does not count. */
        OTHER_CLASS("no"),
        /** It is too small. */
        BELOW_THRESHOLD("no, below --min-change"),
        /** It is accepted. */
        ALLOWED("no, allowed"),
        /** It was accepted until a day that is over. */
        EXPIRED("yes, allowance expired"),
        /** A change to another content was accepted. */
        OTHER_HASH("yes, allowance is for another hash");

        private final String text;

        Judgement(String text) {
            this.text = text;
        }

        /** As in reports. */
        public String text() {
            return text;
        }

        /** Whether the change is a finding. */
        public boolean counts() {
            return this == COUNTS || this == EXPIRED || this == OTHER_HASH;
        }
    }

    /**
     * What the gate says.
     *
     * @param judgements by row of the comparison
     * @param findings changes that count, in the order of the comparison, then limits that are exceeded
     * @param excesses limits that are exceeded
     */
    public record Result(List<Judgement> judgements, List<Finding> findings, List<Excess> excesses) {
        /** Copies. */
        public Result {
            judgements = List.copyOf(judgements);
            findings = List.copyOf(findings);
            excesses = List.copyOf(excesses);
        }
    }

    /**
     * A limit of growth that is exceeded.
     *
     * @param rule kind of limit
     * @param subject what grew, as findings name it
     * @param what what grew, for people
     * @param before bytes in the old archive
     * @param after bytes in the new one
     * @param limit the limit
     */
    public record Excess(String rule, String subject, String what, long before, long after, GrowthLimit limit) {
        /** One line: what grew by how much, and what is allowed. */
        public String text() {
            return what + ": grew from " + Numbers.grouped(before) + " to " + Numbers.grouped(after) + " bytes, " + Numbers.change(before, after) + "; allowed is " + limit.text();
        }
    }

    /** Copies. */
    public DiffGate {
        failOn = failOn.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(failOn));
        categories = Collections.unmodifiableMap(categories.isEmpty() ? new EnumMap<>(Category.class) : new EnumMap<>(categories));
    }

    /** A gate that lets everything pass. */
    public static DiffGate open() {
        return new DiffGate(Set.of(), null, Map.of(), 0, AllowList.EMPTY, LocalDate.EPOCH);
    }

    /** Judges a comparison. */
    public Result judge(ArchiveDiff diff) {
        List<Judgement> judgements = new ArrayList<>(diff.stubs().size());
        List<Finding> findings = new ArrayList<>();
        for (StubDiff s : diff.stubs()) {
            Judgement j = judge(s);
            judgements.add(j);
            if (j.counts()) {
                findings.add(new Finding(s.primary().label(), s.key().toString(), diff.after().name(), message(s, j)));
            }
        }
        List<Excess> excesses = excesses(diff);
        excesses.forEach(e -> findings.add(new Finding(e.rule, e.subject, diff.after().name(), e.text())));
        return new Result(judgements, findings, excesses);
    }

    private List<Excess> excesses(ArchiveDiff diff) {
        List<Excess> excesses = new ArrayList<>();
        long before = diff.before().sizes().stubs();
        long after = diff.after().sizes().stubs();
        if (maxGrowth != null && maxGrowth.isExceeded(before, after)) {
            excesses.add(new Excess("growth", "stubs", "all stubs", before, after, maxGrowth));
        }
        categories.forEach((category, limit) -> {
            long was = diff.before().bytes(category);
            long is = diff.after().bytes(category);
            if (limit.isExceeded(was, is)) {
                excesses.add(new Excess("category-growth", "category " + category.label(), "category " + category.label(), was, is, limit));
            }
        });
        return excesses;
    }

    private Judgement judge(StubDiff s) {
        if (!failOn.contains(s.primary())) {
            return Judgement.OTHER_CLASS;
        }
        if (s.changedBytes() < minChange && SIZED.containsAll(s.differences())) {
            return Judgement.BELOW_THRESHOLD;
        }
        return switch (allowed.ask(s, today)) {
            case ALLOWED -> Judgement.ALLOWED;
            case EXPIRED -> Judgement.EXPIRED;
            case OTHER_HASH -> Judgement.OTHER_HASH;
            case UNKNOWN -> Judgement.COUNTS;
        };
    }

    private static String message(StubDiff s, Judgement j) {
        List<String> flags = s.flags();
        return s.variant().name() + " (" + s.key().features() + ", " + s.key().target().id() + "): " + s.primary().label()
                + (flags.isEmpty() ? "" : " [" + String.join(", ", flags) + "]") + ", " + Numbers.grouped(s.oldSize()) + " to " + Numbers.grouped(s.newSize()) + " bytes"
                + (j == Judgement.COUNTS ? "" : "; " + j.text().substring("yes, ".length()));
    }
}
