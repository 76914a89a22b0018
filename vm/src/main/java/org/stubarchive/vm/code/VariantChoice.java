package org.stubarchive.vm.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.stubarchive.format.code.CpuFeatures;

/** Which variants of a stub are generated. */
public interface VariantChoice {
    /**
     * The variants to generate.
     *
     * @param offered feature sets that the generator offers, the baseline first, better ones later
     */
    List<CpuFeatures> choose(List<CpuFeatures> offered);

    /** Every variant: for archives that go to machines of many kinds. */
    static VariantChoice all() {
        return offered -> offered;
    }

    /** The baseline and every variant that needs nothing but the given features. */
    static VariantChoice within(CpuFeatures features) {
        Objects.requireNonNull(features);
        return offered -> {
            List<CpuFeatures> chosen = new ArrayList<>();
            for (CpuFeatures f : offered) {
                if (features.containsAll(f)) {
                    chosen.add(f);
                }
            }
            return chosen;
        };
    }

    /** The best variant only: the last one that needs nothing but the given features. */
    static VariantChoice best(CpuFeatures features) {
        VariantChoice within = within(features);
        return offered -> {
            List<CpuFeatures> chosen = within.choose(offered);
            return chosen.isEmpty() ? chosen : chosen.subList(chosen.size() - 1, chosen.size());
        };
    }
}
