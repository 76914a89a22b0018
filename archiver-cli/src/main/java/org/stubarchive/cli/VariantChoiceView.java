package org.stubarchive.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;

/** Which variants a machine would take, for printing; the loader decides by the same rule: the last variant whose features the machine has. */
final class VariantChoiceView {
    private VariantChoiceView() {}

    /** By unit: whether a machine with the given features takes it. */
    static boolean[] chosen(CodeTables tables, CpuFeatures machine) {
        boolean[] result = new boolean[tables.unitCount()];
        int best = -1;
        for (int u = 0; u < result.length; u++) {
            if (best >= 0 && tables.unitStaticId(u) != tables.unitStaticId(best)) {
                result[best] = true;
                best = -1;
            }
            if (supported(tables, u, machine)) {
                best = u;
            }
        }
        if (best >= 0) {
            result[best] = true;
        }
        return result;
    }

    private static boolean supported(CodeTables tables, int unit, CpuFeatures machine) {
        int set = tables.unitFeatureSet(unit);
        List<CpuFeature> needed = new ArrayList<>();
        for (int i = 0; i < tables.featureCount(set); i++) {
            try {
                needed.add(CpuFeature.valueOf(tables.featureName(set, i)));
            } catch (IllegalArgumentException e) {
                // A feature of a newer version: no machine that this version knows has it.
                return false;
            }
        }
        return machine.containsAll(CpuFeatures.of(needed));
    }

    /** Needed features of a unit as text: {@code baseline}, or lower-case names joined by plus signs. */
    static String features(CodeTables tables, int unit) {
        int set = tables.unitFeatureSet(unit);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tables.featureCount(set); i++) {
            text.append(i == 0 ? "" : "+").append(tables.featureName(set, i).toLowerCase(Locale.ROOT));
        }
        return text.length() == 0 ? "baseline" : text.toString();
    }
}
