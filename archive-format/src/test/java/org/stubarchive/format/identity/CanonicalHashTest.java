package org.stubarchive.format.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.link.Unlinker;

class CanonicalHashTest {
    private static final StubCode BASE = Stubs.with(Stubs.with(Stubs.stub("s3", CpuFeatures.BASELINE, 64, 0, 8),
            Stubs.operand(16, CodeSymbol.external("memcpy"))), new FaultRange(20, 24, 30));

    private static String hash(StubCode s) {
        return CanonicalHash.of(s, List.of("entry"));
    }

    private static StubCode change(byte[] code, CpuFeatures features, int entry, int codeSize, FaultRange fault, Relocation relocation) {
        return new StubCode(BASE.name(), features, code, BASE.alignment(), List.of(entry), List.of(fault), List.of(relocation), BASE.labels(), codeSize);
    }

    @Test
    void everyPartCounts() {
        FaultRange fault = BASE.faultRanges().get(0);
        Relocation relocation = BASE.relocations().get(0);
        byte[] other = BASE.code().clone();
        other[0] ^= 1;
        List<StubCode> different = List.of(
                change(other, BASE.features(), 8, 64, fault, relocation),
                change(BASE.code(), CpuFeatures.of(CpuFeature.AVX2), 8, 64, fault, relocation),
                change(BASE.code(), BASE.features(), 9, 64, fault, relocation),
                change(BASE.code(), BASE.features(), 8, 63, fault, relocation),
                change(BASE.code(), BASE.features(), 8, 64, new FaultRange(20, 25, 30), relocation),
                change(BASE.code(), BASE.features(), 8, 64, new FaultRange(20, 24, 31), relocation),
                change(BASE.code(), BASE.features(), 8, 64, fault, Stubs.operand(16, CodeSymbol.external("memmove"))),
                change(BASE.code(), BASE.features(), 8, 64, fault, Stubs.operand(16, CodeSymbol.variable("memcpy"))),
                change(BASE.code(), BASE.features(), 8, 64, fault, new Relocation(RelocationKind.X86_CELL_DISP32, 16, CodeSymbol.external("memcpy"), 1)));
        Set<String> hashes = new HashSet<>();
        different.forEach(s -> hashes.add(hash(s)));
        hashes.add(hash(BASE));
        hashes.add(CanonicalHash.of(BASE, List.of("other")));
        assertEquals(different.size() + 2, hashes.size());
    }

    @Test
    void namesOfLabelsAndAlignmentDoNotCount() {
        StubCode moved = new StubCode("s3", BASE.features(), BASE.code(), 64, BASE.entries(), BASE.faultRanges(), BASE.relocations(), new TreeMap<>(), 64);
        assertEquals(hash(BASE), hash(moved));
    }

    /** The same stub in another image, at another place, reaching another cell. */
    @Test
    void movingIsNotAChange() throws Exception {
        StubCode front = Stubs.with(Stubs.stub("s1", CpuFeatures.BASELINE, 4000, 1, 0, 1), Stubs.operand(0, CodeSymbol.external("abort")));
        List<String> hashes = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (List<StubCode> stubs : List.of(List.of(BASE), List.of(front, BASE))) {
            CodeImage image = TextLinker.link(Target.LINUX_X86_64, Stubs.exampleCatalogue(), stubs);
            CodeTables t = CodeTables.open(image.tables(), "memory", "tables");
            int unit = t.unitCount() - 1;
            starts.add(t.unitStart(unit));
            hashes.add(hash(new Unlinker(image, t).stub(unit)));
        }
        assertNotEquals(starts.get(0), starts.get(1));
        assertEquals(hashes.get(0), hashes.get(1));
    }
}
