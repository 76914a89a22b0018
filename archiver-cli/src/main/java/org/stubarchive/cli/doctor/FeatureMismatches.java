package org.stubarchive.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;

/** Which variants of an archive a machine cannot run, and which stubs are left without any. */
final class FeatureMismatches {
    private static final int NAMED = 3;

    private final CodeTables tables;
    private final CpuFeatures machine;

    /**
     * @param tables tables of the machine's target
     * @param machine features that the machine has, or is taken to have
     */
    FeatureMismatches(CodeTables tables, CpuFeatures machine) {
        this.tables = tables;
        this.machine = machine;
    }

    /** Whether the machine has all that a unit needs. */
    boolean runs(int unit) {
        return lacking(unit).isEmpty();
    }

    /** Lower-case names of features that a unit needs and the machine lacks, in the order in which the archive names them. */
    private Set<String> lacking(int unit) {
        Set<String> lacking = new LinkedHashSet<>();
        int set = tables.unitFeatureSet(unit);
        for (int i = 0; i < tables.featureCount(set); i++) {
            String name = tables.featureName(set, i);
            boolean has = false;
            for (CpuFeature f : machine.asSet()) {
                has |= f.name().equals(name);
            }
            if (!has) {
                lacking.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return lacking;
    }

    /** Stubs without a variant for this machine; one mismatch for each set of lacking features. */
    List<Mismatch> stubsLost() {
        Map<String, List<String>> lost = new TreeMap<>();
        int units = tables.unitCount();
        for (int first = 0; first < units; ) {
            int end = first;
            Set<String> least = null;
            while (end < units && tables.unitStaticId(end) == tables.unitStaticId(first)) {
                Set<String> lacking = lacking(end++);
                if (least == null || lacking.size() < least.size()) {
                    least = lacking;
                }
            }
            if (!least.isEmpty()) {
                lost.computeIfAbsent(String.join("+", least), k -> new ArrayList<>()).add(tables.unitName(first));
            }
            first = end;
        }
        List<Mismatch> result = new ArrayList<>();
        lost.forEach((features, stubs) -> result.add(new Mismatch(Mismatch.Weight.BLOCKS,
                "CPU feature " + features + " is lacking here, and " + count(stubs) + " in no variant without it", "train again with '--cpu all', or with '--cpu baseline'")));
        return result;
    }

    /** Variants that are passed over for lesser ones. */
    List<Mismatch> variantsLost(Mismatch.Weight weight) {
        Map<String, List<String>> lost = new TreeMap<>();
        for (int u = 0; u < tables.unitCount(); u++) {
            Set<String> lacking = lacking(u);
            if (!lacking.isEmpty()) {
                lost.computeIfAbsent(String.join("+", lacking), k -> new ArrayList<>()).add(tables.unitName(u));
            }
        }
        List<Mismatch> result = new ArrayList<>();
        lost.forEach((features, stubs) -> result.add(new Mismatch(weight,
                "CPU feature " + features + " is lacking here, which " + variants(stubs.size()) + " of the archive " + (stubs.size() == 1 ? "needs" : "need"),
                weight == Mismatch.Weight.BLOCKS ? "train on or for this machine, or use '--cpu-match subset'" : "nothing has to be done: lesser variants are taken")));
        return result;
    }

    /**
     * Variants that a training on this machine would have made and the archive lacks.
     *
     * @param offered the feature sets that a stub has a variant for, by static id; empty for stubs that are not known
     */
    List<Mismatch> variantsMissing(IntFunction<List<CpuFeatures>> offered) {
        Map<String, List<String>> missing = new TreeMap<>();
        int units = tables.unitCount();
        for (int first = 0; first < units; ) {
            int end = first;
            Set<String> held = new TreeSet<>();
            while (end < units && tables.unitStaticId(end) == tables.unitStaticId(first)) {
                held.add(UnitNames.features(tables, end++));
            }
            for (CpuFeatures f : offered.apply(tables.unitStaticId(first))) {
                if (machine.containsAll(f) && !held.contains(f.toString())) {
                    missing.computeIfAbsent(f.toString(), k -> new ArrayList<>()).add(tables.unitName(first));
                }
            }
            first = end;
        }
        List<Mismatch> result = new ArrayList<>();
        missing.forEach((features, stubs) -> result.add(new Mismatch(Mismatch.Weight.BLOCKS,
                "this machine has code for " + features + " in " + stubs.size() + (stubs.size() == 1 ? " stub" : " stubs") + " that the archive lacks: it was trained for another CPU",
                "train with '--cpu native' on this machine, or use '--cpu-match subset'")));
        return result;
    }

    private static String variants(int count) {
        return count == 1 ? "1 variant" : count + " variants";
    }

    private static String count(List<String> stubs) {
        String named = String.join(", ", stubs.subList(0, Math.min(NAMED, stubs.size()))) + (stubs.size() > NAMED ? ", ..." : "");
        return stubs.size() == 1 ? "stub " + named + " is" : stubs.size() + " stubs (" + named + ") are";
    }
}
