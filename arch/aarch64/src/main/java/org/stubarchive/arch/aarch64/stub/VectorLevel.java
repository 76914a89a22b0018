package org.stubarchive.arch.aarch64.stub;

import java.util.List;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;

/** The vector instructions that a variant of a copy or fill stub moves data with. */
enum VectorLevel {
    /** Advanced SIMD: 16 bytes, baseline. */
    NEON(CpuFeatures.BASELINE),
    /** Scalable vectors of 16 to 256 bytes, and predicates for what is shorter: that saves the ladder of short lengths, and moves more at once where vectors are longer. */
    SVE(CpuFeatures.of(CpuFeature.SVE));

    private final CpuFeatures features;

    VectorLevel(CpuFeatures features) {
        this.features = features;
    }

    /** Features of all levels, lowest first. */
    static List<CpuFeatures> variants() {
        return List.of(NEON.features, SVE.features);
    }

    /** Highest level that the features allow. */
    static VectorLevel of(CpuFeatures allowed) {
        return allowed.containsAll(SVE.features) ? SVE : NEON;
    }
}
