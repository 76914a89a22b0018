package org.stubarchive.cli.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.stubarchive.cli.listing.SymbolicCode;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.link.Unlinker;

/** The code of one target in one archive. */
final class TargetSide {
    private final CodeImage image;
    private final CodeTables tables;
    private final Unlinker unlinker;
    private final Map<Integer, SortedSet<Dependency>> dependencies = new HashMap<>();
    private final CpuFeatures[] features;
    private SymbolicCode symbolic;

    TargetSide(CodeImage image, CodeTables tables) {
        this.image = image;
        this.tables = tables;
        this.unlinker = new Unlinker(image, tables);
        this.features = new CpuFeatures[tables.featureSetCount()];
        for (int set = 0; set < features.length; set++) {
            CpuFeature[] names = new CpuFeature[tables.featureCount(set)];
            for (int i = 0; i < names.length; i++) {
                names[i] = CpuFeature.valueOf(tables.featureName(set, i));
            }
            features[set] = CpuFeatures.of(names);
        }
    }

    CodeImage image() {
        return image;
    }

    CodeTables tables() {
        return tables;
    }

    Unlinker unlinker() {
        return unlinker;
    }

    CpuFeatures features(int unit) {
        return features[tables.unitFeatureSet(unit)];
    }

    SortedSet<Dependency> dependencies(int unit) {
        return dependencies.computeIfAbsent(tables.unitDependencySet(unit), set -> unlinker.dependencies(unit));
    }

    SymbolicCode symbolic() {
        if (symbolic == null) {
            symbolic = new SymbolicCode(image, tables);
        }
        return symbolic;
    }
}
