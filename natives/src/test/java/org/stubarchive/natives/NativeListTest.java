package org.stubarchive.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.MethodDeclaration;

/** What the annotations of natives say is what the class library has, and what is found by them. */
class NativeListTest {
    /** Methods that are written in Java in the class library, and that {@code Intrinsic} gives a native entry. */
    private static final String MATH = "java/lang/Math";

    @Test
    void theCatalogueFindsEachRowUnderANumberOfItsOwn() throws IOException {
        GeneratedCatalogue catalogue = new GeneratedCatalogue();
        Map<NativeTable, Set<Integer>> numbers = new HashMap<>();
        List<NativeRow> rows = NativeRow.all();
        assertTrue(rows.size() > 800, rows.size() + " natives");
        for (NativeRow row : rows) {
            NativeTable table = catalogue.table(row.guestClass());
            int number = table.find(row.guestClass(), row.signature());
            assertNotEquals(NativeTable.NONE, number, row::toString);
            assertTrue(numbers.computeIfAbsent(table, t -> new HashSet<>()).add(number), row::toString);
            assertEquals(row.state(), table.state(number), row::toString);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        GeneratedCatalogue catalogue = new GeneratedCatalogue();
        assertEquals(null, catalogue.table("java/lang/NoSuchClass"));
        assertEquals(NativeTable.NONE, catalogue.table("java/lang/Object").find("java/lang/Object", "hashCode()J"));
        assertEquals(NativeTable.NONE, catalogue.table("java/lang/Object").find("java/lang/Double", "hashCode()I"));
    }

    /** What does not run in the VM gets and gives values of the host only. */
    @Test
    void statesOutsideTheVmHaveHostValuesOnly() throws Exception {
        for (NativeRow row : NativeRow.all()) {
            if (row.state() != NativeState.VM) {
                int dot = row.java().lastIndexOf('.');
                String name = row.java().substring(dot + 1);
                for (Method method : Class.forName(row.java().substring(0, dot)).getDeclaredMethods()) {
                    if (method.getName().equals(name)) {
                        assertTrue(Arrays.stream(method.getParameterTypes()).allMatch(Class::isPrimitive), row::toString);
                    }
                }
            }
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_17, max = JRE.JAVA_17)
    void releasesAreThoseOfJdk17() throws IOException {
        compareReleases(17);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, max = JRE.JAVA_25)
    void releasesAreThoseOfJdk25() throws IOException {
        compareReleases(25);
    }

    /** A method that implements natives of several classes is of a release if one of them is. */
    private static void compareReleases(int release) throws IOException {
        Set<String> declared = new HashSet<>();
        Set<String> classes = new HashSet<>();
        for (LibraryClass each : LibraryClass.all()) {
            classes.add(each.file().name());
            for (MethodDeclaration method : each.file().methods()) {
                if (method.hasFlag(AccessFlags.NATIVE) || each.file().name().equals(MATH)) {
                    declared.add(each.file().name() + "." + method.name() + method.descriptor());
                }
            }
        }
        assertTrue(ModuleFinder.ofSystem().find("java.base").isPresent());
        Set<String> wrong = new TreeSet<>();
        Map<String, List<NativeRow>> byMethod = NativeRow.all().stream().collect(Collectors.groupingBy(r -> r.java() + " " + r.signature()));
        byMethod.values().forEach(rows -> {
            boolean known = rows.stream().anyMatch(r -> declared.contains(r.guestClass() + "." + r.signature()));
            boolean isPresent = release == 17 || rows.stream().anyMatch(r -> classes.contains(r.guestClass()));
            if (rows.get(0).isOf(release) != known && isPresent) {
                wrong.add(rows.get(0) + (known ? " is in " : " is not in ") + release);
            }
        });
        assertEquals(Set.of(), wrong);
    }
}
