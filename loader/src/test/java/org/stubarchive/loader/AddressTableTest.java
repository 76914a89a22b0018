package org.stubarchive.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StaticId;

class AddressTableTest {
    private static final int ID = StaticId.of(Category.FINAL, 3);

    @Test
    void growsAndKeepsWhatIsBound() {
        AddressTable table = new AddressTable();
        int category = Category.FINAL.id();
        table.ensureNumbers(category, 4);
        int position = table.reserve(3);
        table.pool()[position] = 100;
        table.pool()[position + 1] = 110;
        table.pool()[position + 2] = 120;
        table.bind(category, 3, position, 3);
        table.reserve(100_000);
        table.ensureNumbers(category, 5000);
        assertEquals(100, table.entry(ID, 0));
        assertEquals(110, table.entry(ID, 1));
        assertEquals(120, table.end(ID));
        assertEquals(2, table.entryCount(ID));
        assertEquals(100, table.entryOrZero(ID));
        assertTrue(table.isBound(ID));
        assertThrows(IllegalArgumentException.class, () -> table.entry(ID, 2));
    }

    @Test
    void unboundIsSaid() {
        AddressTable table = new AddressTable();
        assertFalse(table.isBound(ID));
        assertEquals(0, table.entryOrZero(ID));
        assertEquals(0, table.entryCount(ID));
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> table.entry(ID, 0));
        assertEquals("stub 0x04_000003 is not bound", e.getMessage());
    }
}
