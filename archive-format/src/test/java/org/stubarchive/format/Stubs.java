package org.stubarchive.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;

/** Stubs and catalogues for the tests of this module. */
public final class Stubs {
    private Stubs() {}

    /** A declaration for both targets whose variants may use any feature. */
    public static StubDeclaration declare(Category category, int number, String name, int entries) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            names.add(entries == 1 ? name : name + "_" + i);
        }
        return new StubDeclaration(StaticId.of(category, number), name, category, Set.of(Target.values()), names, "", CpuFeatures.of(CpuFeature.values()));
    }

    /** Code of the given length whose bytes count up from {@code seed}, with entries at the given offsets. */
    public static StubCode stub(String name, CpuFeatures features, int length, int seed, Integer... entries) {
        byte[] code = new byte[length];
        for (int i = 0; i < length; i++) {
            code[i] = (byte) (seed + i);
        }
        return new StubCode(name, features, code, 16, List.of(entries), List.of(), List.of(), new TreeMap<>(), length);
    }

    /** The same stub with relocations. */
    public static StubCode with(StubCode s, Relocation... relocations) {
        return new StubCode(s.name(), s.features(), s.code(), s.alignment(), s.entries(), s.faultRanges(), List.of(relocations), s.labels(), s.codeSize());
    }

    /** The same stub with fault ranges. */
    public static StubCode with(StubCode s, FaultRange... ranges) {
        return new StubCode(s.name(), s.features(), s.code(), s.alignment(), s.entries(), List.of(ranges), s.relocations(), s.labels(), s.codeSize());
    }

    /** The same stub with a label and so many constant bytes at its end. */
    public static StubCode with(StubCode s, int labelOffset, String label, int constants) {
        TreeMap<Integer, String> labels = new TreeMap<>(s.labels());
        labels.put(labelOffset, label);
        return new StubCode(s.name(), s.features(), s.code(), s.alignment(), s.entries(), s.faultRanges(), s.relocations(), labels, s.codeSize() - constants);
    }

    /** An x86-64 operand that reaches a cell. */
    public static Relocation operand(int site, CodeSymbol symbol) {
        return new Relocation(RelocationKind.X86_CELL_DISP32, site, symbol, 0);
    }

    /** Three stubs of one category, as in the index table's example of the architecture. */
    public static Catalogue exampleCatalogue() {
        return Catalogue.of(List.of(
                declare(Category.INITIAL, 1, "s1", 2), declare(Category.INITIAL, 2, "s2", 1), declare(Category.INITIAL, 3, "s3", 1),
                declare(Category.FINAL, 1, "f1", 1)));
    }

    /** Stubs of {@link #exampleCatalogue} with every kind of content: variants, relocations, fault ranges, labels, constants. */
    public static List<StubCode> exampleStubs() {
        CpuFeatures avx2 = CpuFeatures.of(CpuFeature.AVX2);
        CpuFeatures avx512 = CpuFeatures.of(CpuFeature.AVX2, CpuFeature.AVX512F, CpuFeature.AVX512BW);
        StubCode s1 = with(with(stub("s1", CpuFeatures.BASELINE, 64, 1, 0, 32), operand(4, CodeSymbol.stubEntry("f1", 0)),
                operand(12, CodeSymbol.stubEntry("s3", 0)), operand(20, CodeSymbol.external("memcpy")),
                new Relocation(RelocationKind.INTERNAL, 40, new CodeSymbol(org.stubarchive.format.code.SymbolKind.INTERNAL_LABEL, "loop", 8), 0)), 8, "loop", 8);
        StubCode s3 = with(stub("s3", CpuFeatures.BASELINE, 40, 3, 8), operand(2, CodeSymbol.stubEntry("s2", 0)), operand(10, CodeSymbol.variable("table")),
                operand(20, new CodeSymbol(org.stubarchive.format.code.SymbolKind.TEXT_BOUND, "text", 1)));
        StubCode f1 = with(stub("f1", CpuFeatures.BASELINE, 33, 5, 0), new FaultRange(4, 12, 20), new FaultRange(12, 14, 24));
        return List.of(s1, s3, f1, stub("f1", avx512, 70, 7, 0), stub("f1", avx2, 50, 9, 0));
    }
}
