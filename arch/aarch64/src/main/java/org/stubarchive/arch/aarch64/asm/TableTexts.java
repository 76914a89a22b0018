package org.stubarchive.arch.aarch64.asm;

import java.util.ArrayList;
import java.util.List;

/** All rows as text, in order of preference. */
final class TableTexts {
    private TableTexts() {}

    static List<String> all() {
        List<String> result = new ArrayList<>();
        result.addAll(IntegerRows.texts());
        result.addAll(BranchRows.texts());
        result.addAll(MemoryRows.texts());
        result.addAll(AtomicRows.texts());
        result.addAll(FloatRows.texts());
        result.addAll(VectorMoveRows.texts());
        result.addAll(StructureRows.texts());
        result.addAll(VectorRows.texts());
        result.addAll(VectorWidthRows.texts());
        result.addAll(PermuteRows.texts());
        result.addAll(SveRows.texts());
        return result;
    }
}
