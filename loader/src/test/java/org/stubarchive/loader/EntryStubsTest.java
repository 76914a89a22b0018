package org.stubarchive.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Field;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.catalogue.Catalogue;

/** The ids that the loader knows by heart are those of the catalogue. */
class EntryStubsTest {
    @Test
    void idsAreThoseOfTheCatalogue() throws IllegalAccessException {
        Field[] fields = EntryStubs.class.getDeclaredFields();
        assertFalse(fields.length == 0);
        for (Field f : fields) {
            assertEquals(Catalogue.standard().get(f.getName().toLowerCase(Locale.ROOT)).staticId(), f.getInt(null), f.getName());
        }
    }
}
