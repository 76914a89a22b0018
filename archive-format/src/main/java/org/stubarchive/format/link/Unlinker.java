package org.stubarchive.format.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.DependencyKind;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.SymbolKind;

/**
 * Takes stubs out of an image again, as they were before linking: for comparing them symbolically and for linking them anew with others.
 * Operands that reach cells are cleared, so equal stubs are equal bytes wherever they were placed.
 */
public final class Unlinker {
    private static final RelocationKind[] RELOCATION_KINDS = RelocationKind.values();
    private static final SymbolKind[] SYMBOL_KINDS = SymbolKind.values();

    private final CodeImage image;
    private final CodeTables tables;
    /** By number of the set; null where one has a feature that this build does not know. */
    private final CpuFeatures[] featureSets;

    /**
     * @param image the image
     * @param tables its tables, opened completely
     */
    public Unlinker(CodeImage image, CodeTables tables) {
        this.image = image;
        this.tables = tables;
        this.featureSets = new CpuFeatures[tables.featureSetCount()];
        for (int set = 0; set < featureSets.length; set++) {
            featureSets[set] = knownFeatures(set);
        }
    }

    /**
     * The stub of a unit.
     *
     * @throws IllegalArgumentException if a feature is not one that this build knows
     */
    public StubCode stub(int unit) {
        int start = tables.unitStart(unit);
        int end = tables.unitEnd(unit);
        byte[] code = new byte[end - start];
        image.text().get(start, code);
        List<Relocation> relocations = relocations(start, end);
        clearOperands(code, relocations);
        List<Integer> entries = new ArrayList<>();
        for (int e = 0; e < tables.unitEntryCount(unit); e++) {
            entries.add(tables.unitEntry(unit, e) - start);
        }
        return new StubCode(tables.unitName(unit), features(unit), code, tables.unitAlignment(unit), entries,
                faultRanges(start, end), relocations, labels(start, end, unit), tables.unitCodeSize(unit));
    }

    /** The same stub with operands that reach cells cleared, as {@link #stub} gives them: for comparing a generated stub with an archived one. */
    public static StubCode withoutOperands(StubCode stub) {
        byte[] code = stub.code().clone();
        clearOperands(code, stub.relocations());
        return new StubCode(stub.name(), stub.features(), code, stub.alignment(), stub.entries(), stub.faultRanges(), stub.relocations(), stub.labels(), stub.codeSize());
    }

    private static void clearOperands(byte[] code, List<Relocation> relocations) {
        ByteBuffer bytes = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        for (Relocation r : relocations) {
            OperandPatcher.mask(r.kind(), bytes, r.site());
        }
    }

    /** The dependencies of a unit. */
    public SortedSet<Dependency> dependencies(int unit) {
        return dependenciesOfSet(tables.unitDependencySet(unit));
    }

    /** The dependencies of all units with this dependency set. */
    public SortedSet<Dependency> dependenciesOfSet(int set) {
        SortedSet<Dependency> dependencies = new TreeSet<>();
        for (int i = 0; i < tables.dependencyCount(set); i++) {
            dependencies.add(new Dependency(DependencyKind.ofId(tables.dependencyKind(set, i)), tables.dependencyName(set, i), tables.dependencyValue(set, i)));
        }
        return dependencies;
    }

    private CpuFeatures knownFeatures(int set) {
        EnumSet<CpuFeature> features = EnumSet.noneOf(CpuFeature.class);
        for (int i = 0; i < tables.featureCount(set); i++) {
            String name = tables.featureName(set, i);
            CpuFeature known = Arrays.stream(CpuFeature.values()).filter(f -> f.name().equals(name)).findFirst().orElse(null);
            if (known == null) {
                return null;
            }
            features.add(known);
        }
        return CpuFeatures.of(features);
    }

    /**
     * The features that a unit's code needs.
     *
     * @throws IllegalArgumentException if one is not known to this build
     */
    public CpuFeatures features(int unit) {
        CpuFeatures features = featureSets[tables.unitFeatureSet(unit)];
        if (features == null) {
            throw new IllegalArgumentException("a feature of " + tables.unitName(unit) + " is not known to this build");
        }
        return features;
    }

    private List<Relocation> relocations(int start, int end) {
        List<Relocation> relocations = new ArrayList<>();
        for (int r = tables.firstRelocation(start); r < tables.relocationCount() && tables.relocationSite(r) < end; r++) {
            CodeSymbol symbol = new CodeSymbol(symbolKind(tables.relocationSymbolKind(r)), tables.relocationName(r), tables.relocationIndex(r));
            relocations.add(new Relocation(relocationKind(tables.relocationKind(r)), tables.relocationSite(r) - start, symbol, tables.relocationAddend(r)));
        }
        return relocations;
    }

    private List<FaultRange> faultRanges(int start, int end) {
        List<FaultRange> ranges = new ArrayList<>();
        for (int f = tables.firstFaultRange(start); f < tables.faultCount() && tables.faultStart(f) < end; f++) {
            ranges.add(new FaultRange(tables.faultStart(f) - start, tables.faultEnd(f) - start, tables.faultHandler(f) - start));
        }
        return ranges;
    }

    /** Labels from start to end; one at the end belongs here unless the next unit starts there. */
    private TreeMap<Integer, String> labels(int start, int end, int unit) {
        TreeMap<Integer, String> labels = new TreeMap<>();
        boolean adjacent = unit + 1 < tables.unitCount() && tables.unitStart(unit + 1) == end;
        image.labels().subMap(start, adjacent ? end : end + 1).forEach((offset, label) -> labels.put(offset - start, label));
        return labels;
    }

    private static RelocationKind relocationKind(int id) {
        for (RelocationKind k : RELOCATION_KINDS) {
            if (k.id() == id) {
                return k;
            }
        }
        throw new IllegalArgumentException("no relocation kind with id " + id);
    }

    private static SymbolKind symbolKind(int id) {
        for (SymbolKind k : SYMBOL_KINDS) {
            if (k.id() == id) {
                return k;
            }
        }
        throw new IllegalArgumentException("no symbol kind with id " + id);
    }
}
