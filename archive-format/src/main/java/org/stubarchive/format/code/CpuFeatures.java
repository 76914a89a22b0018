package org.stubarchive.format.code;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** An immutable set of {@link CpuFeature}s. */
public final class CpuFeatures {
    /** No feature beyond the baseline. */
    public static final CpuFeatures BASELINE = new CpuFeatures(EnumSet.noneOf(CpuFeature.class));

    private final Set<CpuFeature> features;

    private CpuFeatures(EnumSet<CpuFeature> features) {
        this.features = Collections.unmodifiableSet(features);
    }

    /** The given features. */
    public static CpuFeatures of(CpuFeature... features) {
        return of(java.util.Arrays.asList(features));
    }

    /** The given features. */
    public static CpuFeatures of(Collection<CpuFeature> features) {
        EnumSet<CpuFeature> set = EnumSet.noneOf(CpuFeature.class);
        set.addAll(features);
        return new CpuFeatures(set);
    }

    /** The features, in the order of the enum. */
    public Set<CpuFeature> asSet() {
        return features;
    }

    /** Whether all features of {@code needed} are in this set. */
    public boolean containsAll(CpuFeatures needed) {
        return features.containsAll(needed.features);
    }

    /** The features that are in both sets. */
    public CpuFeatures intersection(CpuFeatures other) {
        EnumSet<CpuFeature> set = EnumSet.noneOf(CpuFeature.class);
        for (CpuFeature f : features) {
            if (other.contains(f)) {
                set.add(f);
            }
        }
        return new CpuFeatures(set);
    }

    /** Whether the feature is in this set. */
    public boolean contains(CpuFeature feature) {
        return features.contains(feature);
    }

    /** Whether this is the baseline. */
    public boolean isBaseline() {
        return features.isEmpty();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CpuFeatures other && features.equals(other.features);
    }

    @Override
    public int hashCode() {
        return Objects.hash(features);
    }

    /** {@code baseline}, or the lower-case names joined by {@code +}. */
    @Override
    public String toString() {
        if (features.isEmpty()) {
            return "baseline";
        }
        StringBuilder b = new StringBuilder();
        for (CpuFeature f : features) {
            b.append(b.length() == 0 ? "" : "+").append(f.name().toLowerCase(Locale.ROOT));
        }
        return b.toString();
    }
}
