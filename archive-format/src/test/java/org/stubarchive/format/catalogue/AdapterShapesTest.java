package org.stubarchive.format.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.runtime.CallingConvention;
import org.stubarchive.format.runtime.CallingConvention.Location;
import org.stubarchive.format.runtime.CallingConvention.Place;
import org.stubarchive.format.runtime.SignatureShape;

class AdapterShapesTest {
    private static final Catalogue CATALOGUE = Catalogue.standard();

    private static void collect(String types, List<SignatureShape> shapes) {
        shapes.add(new SignatureShape(types));
        if (types.length() < AdapterShapes.MAX_NUMBERED) {
            for (char c : "IJFDL".toCharArray()) {
                collect(types + c, shapes);
            }
        }
    }

    @Test
    void idsAreShapes() {
        List<SignatureShape> shapes = new ArrayList<>();
        collect("", shapes);
        Set<Integer> ids = new HashSet<>();
        for (SignatureShape s : shapes) {
            int id = AdapterShapes.id(s);
            assertEquals(Category.ADAPTER.id(), StaticId.category(id));
            assertTrue(ids.add(id), s::types);
            assertEquals(s, AdapterShapes.shape(id));
        }
        assertEquals(19531, shapes.size());
        assertTrue(ids.stream().allMatch(id -> StaticId.number(id) <= shapes.size()), "numbers are dense");
    }

    @Test
    void longShapesHaveNumbersOfTheProcess() {
        SignatureShape first = new SignatureShape("IIIIIII");
        SignatureShape second = new SignatureShape("IIIIIIL");
        int id = AdapterShapes.id(first);
        assertEquals(id, AdapterShapes.id(new SignatureShape("IIIIIII")));
        assertNotEquals(id, AdapterShapes.id(second));
        assertEquals(first, AdapterShapes.shape(id));
        assertEquals(second, AdapterShapes.shape(AdapterShapes.id(second)));
    }

    @Test
    void theCatalogueDeclaresEachShape() {
        StubDeclaration d = CATALOGUE.get("adapter_LIJ");
        assertEquals(AdapterShapes.id(new SignatureShape("LIJ")), d.staticId());
        assertEquals(List.of("i2c", "c2i"), d.entryNames());
        assertEquals(Optional.of(d), CATALOGUE.find(d.staticId()));
        assertEquals("adapter_", CATALOGUE.get("adapter_").name());
        assertEquals(Optional.empty(), CATALOGUE.find("adapter_Z"));
        assertEquals(Optional.empty(), CATALOGUE.find(StaticId.of(Category.ADAPTER, StaticId.MAX_NUMBER)));
        assertThrows(IllegalArgumentException.class, () -> CATALOGUE.get("adapter_LIX"));
    }

    @Test
    void shapesOfDescriptors() {
        assertEquals("LLIILJFDI", SignatureShape.of("([[IZBLjava/lang/String;JFDS)V", 1).types());
        assertEquals("", SignatureShape.of("()Ljava/lang/Object;", 0).types());
        assertEquals("IL", SignatureShape.of("(C[Ljava/lang/String;)V", 0).types());
        assertEquals(12, new SignatureShape("LLIILJFDI").slots() + 1);
        assertThrows(IllegalArgumentException.class, () -> new SignatureShape("IZ"));
        assertThrows(IllegalArgumentException.class, () -> new SignatureShape("J".repeat(128)));
    }

    @Test
    void argumentsThatFindNoRegisterAreOnTheStack() {
        CallingConvention convention = new CallingConvention(2, 1);
        List<Location> locations = convention.locations(new SignatureShape("LDJFIL"));
        assertEquals(List.of(
                new Location(Place.INTEGER, 0),
                new Location(Place.FLOAT, 0),
                new Location(Place.INTEGER, 1),
                new Location(Place.STACK, 0),
                new Location(Place.STACK, 1),
                new Location(Place.STACK, 2)), locations);
        assertEquals(3, CallingConvention.stackWords(locations));
    }
}
