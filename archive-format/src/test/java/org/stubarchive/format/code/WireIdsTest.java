package org.stubarchive.format.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers that are in files: pinned here, so that nobody changes one by accident. */
class WireIdsTest {
    @Test
    void categoriesEndWhereTheTablesSay() {
        assertEquals(TablesLayout.LAST_CATEGORY, Arrays.stream(Category.values()).mapToInt(Category::id).max().orElseThrow());
    }

    @Test
    void kindsKeepTheirNumbers() {
        assertEquals(1, RelocationKind.X86_CELL_DISP32.id());
        assertEquals(2, RelocationKind.AARCH64_CELL_ADRP_LDR.id());
        assertEquals(3, RelocationKind.INTERNAL.id());
        assertEquals(4, RelocationKind.CELL_ABSOLUTE.id());
        assertEquals(1, SymbolKind.STUB_ENTRY.id());
        assertEquals(2, SymbolKind.EXTERNAL_FUNCTION.id());
        assertEquals(3, SymbolKind.VM_VARIABLE.id());
        assertEquals(4, SymbolKind.TEXT_BOUND.id());
        assertEquals(5, SymbolKind.INTERNAL_LABEL.id());
        assertEquals(1, DependencyKind.LAYOUT.id());
        assertEquals(2, DependencyKind.VM_FLAG.id());
        assertEquals(3, DependencyKind.ENTRY.id());
        assertEquals(1, CellBinding.IMAGE_OFFSET);
        assertEquals(2, CellBinding.STUB_ENTRY);
        assertEquals(3, CellBinding.EXTERNAL_FUNCTION);
        assertEquals(4, CellBinding.VM_VARIABLE);
        assertEquals(1, Target.LINUX_X86_64.wireId());
        assertEquals(2, Target.LINUX_AARCH64.wireId());
        for (DependencyKind k : DependencyKind.values()) {
            assertEquals(k, DependencyKind.ofId(k.id()));
        }
    }

    @Test
    void staticIds() {
        int id = StaticId.of(Category.INTERPRETER, 0x1b6);
        assertEquals(0x070001b6, id);
        assertEquals(7, StaticId.category(id));
        assertEquals(0x1b6, StaticId.number(id));
        assertEquals("0x07_0001b6", StaticId.format(id));
        assertThrows(IllegalArgumentException.class, () -> StaticId.of(Category.INITIAL, 0));
        assertThrows(IllegalArgumentException.class, () -> StaticId.of(Category.INITIAL, 1 << 24));
    }
}
