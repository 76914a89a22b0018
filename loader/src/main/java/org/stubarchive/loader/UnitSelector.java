package org.stubarchive.loader;

import java.util.Arrays;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.DependencyKind;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.identity.KnownUnits.Verdict;
import org.stubarchive.format.layout.LayoutHash;

/**
 * Chooses, for each stub of an image, the variant to bind: the last one whose features the machine has and whose dependencies hold. If that is not what
 * this build generates, none is chosen: a lesser variant would be right, but slower than the one that this build has for the machine. Stubs that are bound
 * already are left alone.
 */
final class UnitSelector {
    private final CodeTables tables;
    private final AddressTable addresses;
    private final int categories;
    private final VmFlags flags;
    /** By feature set: whether this machine has all of it. */
    private final boolean[] runs;
    /** By dependency set: index of the first dependency that does not hold, or -1. */
    private final int[] broken;
    /** By unit: what this build says of it; null where every unit is taken to be its own. */
    private final Verdict[] verdicts;
    private int[] chosen;
    private int chosenCount;

    /**
     * @param categories bit mask by wire id: the categories to take
     * @param verdicts by unit what this build says of it, or null
     */
    UnitSelector(CodeTables tables, AddressTable addresses, CpuFeatures features, int categories, VmFlags flags, Verdict[] verdicts) {
        this.tables = tables;
        this.addresses = addresses;
        this.categories = categories;
        this.flags = flags;
        this.verdicts = verdicts;
        this.runs = new boolean[tables.featureSetCount()];
        for (int set = 0; set < runs.length; set++) {
            runs[set] = has(features, set);
        }
        this.broken = new int[tables.dependencySetCount()];
        for (int set = 0; set < broken.length; set++) {
            broken[set] = firstBroken(set);
        }
    }

    /** Chooses. */
    void select() {
        chosen = new int[tables.unitCount()];
        do {
            choose();
        } while (dropUnmetEntries());
    }

    private void choose() {
        chosenCount = 0;
        int units = tables.unitCount();
        int lastId = -1;
        for (int unit = 0; unit < units; unit++) {
            int id = tables.unitStaticId(unit);
            if (!isUsable(unit, id) || broken[tables.unitDependencySet(unit)] >= 0) {
                continue;
            }
            if (id != lastId) {
                chosenCount++;
                lastId = id;
            }
            chosen[chosenCount - 1] = unit;
        }
        dropStale();
    }

    private void dropStale() {
        if (verdicts != null) {
            int kept = 0;
            for (int i = 0; i < chosenCount; i++) {
                if (!isStale(chosen[i])) {
                    chosen[kept++] = chosen[i];
                }
            }
            chosenCount = kept;
        }
    }

    /** Whether the unit is not what this build generates. */
    private boolean isStale(int unit) {
        return verdicts != null && verdicts[unit] != Verdict.SAME;
    }

    /** Whether the unit is of a category to take, runs on this machine and its stub is not bound yet. */
    private boolean isUsable(int unit, int id) {
        return (categories >>> (id >>> StaticId.NUMBER_BITS) & 1) != 0 && runs[tables.unitFeatureSet(unit)] && !addresses.isBound(id);
    }

    /** Breaks the dependency sets that need an entry which is not chosen; says whether there were any. */
    private boolean dropUnmetEntries() {
        boolean dropped = false;
        for (int set = 0; set < broken.length; set++) {
            int count = tables.dependencyCount(set);
            for (int i = 0; i < count && broken[set] < 0; i++) {
                if (tables.dependencyKind(set, i) == DependencyKind.ENTRY.id() && !willBeBound((int) tables.dependencyValue(set, i))) {
                    broken[set] = i;
                    dropped = true;
                }
            }
        }
        return dropped;
    }

    private boolean willBeBound(int staticId) {
        if (addresses.isBound(staticId)) {
            return true;
        }
        int low = 0;
        int high = chosenCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int id = tables.unitStaticId(chosen[middle]);
            if (id == staticId) {
                return true;
            }
            if (Integer.compareUnsigned(id, staticId) < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private boolean has(CpuFeatures features, int set) {
        int count = tables.featureCount(set);
        for (int i = 0; i < count; i++) {
            if (!hasNamed(features, tables.featureName(set, i))) {
                return false;
            }
        }
        return true;
    }

    /** A name that this build does not know is a feature that it cannot detect: the machine counts as not having it. */
    private static boolean hasNamed(CpuFeatures features, String name) {
        for (CpuFeature f : features.asSet()) {
            if (f.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private int firstBroken(int set) {
        int count = tables.dependencyCount(set);
        for (int i = 0; i < count; i++) {
            int kind = tables.dependencyKind(set, i);
            if (kind == DependencyKind.LAYOUT.id()) {
                if (tables.dependencyValue(set, i) != LayoutHash.VALUE) {
                    return i;
                }
            } else if (kind == DependencyKind.VM_FLAG.id()) {
                String name = tables.dependencyName(set, i);
                if (!flags.isKnown(name) || flags.value(name) != tables.dependencyValue(set, i)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Number of chosen units. */
    int chosenCount() {
        return chosenCount;
    }

    /** A chosen unit; ascending by static id. */
    int chosen(int index) {
        return chosen[index];
    }

    /**
     * Units that the machine could run but whose dependencies do not hold or that are not what this build generates, ascending. To be asked before the
     * chosen ones are bound.
     */
    int[] rejected() {
        int[] units = new int[tables.unitCount()];
        int count = 0;
        boolean any = false;
        for (int b : broken) {
            any |= b >= 0;
        }
        for (int unit = 0; verdicts != null && !any && unit < verdicts.length; unit++) {
            any = isStale(unit);
        }
        if (any) {
            for (int unit = 0; unit < units.length; unit++) {
                if ((broken[tables.unitDependencySet(unit)] >= 0 || isStale(unit)) && isUsable(unit, tables.unitStaticId(unit))) {
                    units[count++] = unit;
                }
            }
        }
        return Arrays.copyOf(units, count);
    }

    /** Why a unit was rejected. */
    String reason(int unit) {
        int set = tables.unitDependencySet(unit);
        int index = broken[set];
        if (index < 0) {
            return verdicts[unit] == Verdict.UNKNOWN ? "this version generates no such stub" : "this version generates other code for it";
        }
        String name = tables.dependencyName(set, index);
        long expected = tables.dependencyValue(set, index);
        return switch (DependencyKind.ofId(tables.dependencyKind(set, index))) {
            case LAYOUT -> "generated for other structure layouts: archive " + Long.toHexString(expected) + ", here " + Long.toHexString(LayoutHash.VALUE);
            case VM_FLAG -> "generated with " + name + "=" + expected + ", here " + (flags.isKnown(name) ? Long.toString(flags.value(name)) : "it is unknown");
            case ENTRY -> "needs " + name + ", which is not usable here";
        };
    }
}
