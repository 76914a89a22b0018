package org.stubarchive.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.link.Unlinker;
import org.stubarchive.vm.code.GenerationListener;
import org.stubarchive.vm.code.StubSet;
import org.stubarchive.vm.code.VariantChoice;

/** Generates every stub of an image again and compares all that the archive holds of it: bytes, entries, relocations, fault ranges. */
public final class Regeneration {
    private Regeneration() {}

    /**
     * Compares.
     *
     * @param stubs the generators of the image's target
     * @param progress is told the number of units that were compared
     * @return one finding per unit that differs, which names what differs first
     */
    public static List<Finding> check(CodeImage image, CodeTables tables, StubSet stubs, IntConsumer progress) {
        Unlinker unlinker = new Unlinker(image, tables);
        List<Finding> findings = new ArrayList<>();
        int generatedId = 0;
        Map<CpuFeatures, StubCode> generated = Map.of();
        for (int u = 0; u < tables.unitCount(); u++) {
            int id = tables.unitStaticId(u);
            if (id != generatedId) {
                generated = generate(stubs, id, image, tables);
                generatedId = id;
            }
            StubCode archived = unlinker.stub(u);
            String difference = difference(archived, generated.get(archived.features()));
            if (difference != null) {
                findings.add(new Finding(Finding.Severity.FINDING, image.target().id() + ": stub " + UnitNames.unique(tables, u) + " differs from what this version generates: " + difference));
            }
            progress.accept(u + 1);
        }
        return findings;
    }

    /** All variants of a stub, linked and taken out again: with the operands cleared that linking writes, as those of the archive are. */
    private static Map<CpuFeatures, StubCode> generate(StubSet stubs, int id, CodeImage image, CodeTables tables) {
        Map<CpuFeatures, StubCode> result = new HashMap<>();
        for (StubCode code : stubs.generate(new int[] {id}, VariantChoice.all(), GenerationListener.NONE)) {
            result.put(code.features(), Unlinker.withoutOperands(code));
        }
        return result;
    }

    /** What differs first, or null. Labels do not count: an archive may be without them. */
    private static String difference(StubCode archived, StubCode generated) {
        if (generated == null) {
            return "expected no such stub or variant";
        }
        if (archived.codeSize() != generated.codeSize() || archived.code().length != generated.code().length) {
            return "expected " + sizes(generated) + ", found " + sizes(archived) + ", first difference at offset " + Arrays.mismatch(archived.code(), generated.code());
        }
        int at = Arrays.mismatch(archived.code(), generated.code());
        if (at >= 0) {
            return String.format("offset %d: expected byte 0x%02x, found 0x%02x", at, generated.code()[at], archived.code()[at]);
        }
        if (!archived.entries().equals(generated.entries())) {
            return "expected entries at " + generated.entries() + ", found " + archived.entries();
        }
        if (!archived.relocations().equals(generated.relocations())) {
            return "its relocations";
        }
        if (!archived.faultRanges().equals(generated.faultRanges())) {
            return "its fault ranges";
        }
        return archived.alignment() == generated.alignment() ? null : "expected alignment " + generated.alignment() + ", found " + archived.alignment();
    }

    private static String sizes(StubCode stub) {
        return stub.codeSize() + " bytes of instructions and " + (stub.code().length - stub.codeSize()) + " of constants";
    }
}
