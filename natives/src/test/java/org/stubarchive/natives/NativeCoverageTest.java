package org.stubarchive.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.MethodDeclaration;

/**
 * Compares the native methods of every module of the running JDK with those that have an implementation. What is missing is written down in a golden file per
 * release, a section for each module, so that the gap can be seen and does not grow unnoticed. Modules that an installation lacks are not compared.
 * {@code -Dbless=true} rewrites the file.
 */
class NativeCoverageTest {
    private static final GeneratedCatalogue CATALOGUE = new GeneratedCatalogue();
    private static final Path SOURCE = Path.of("src/test/resources/org/stubarchive/natives");

    @Test
    @EnabledForJreRange(min = JRE.JAVA_17, max = JRE.JAVA_17)
    void missingNativesOfJdk17AreTheKnownOnes() throws IOException {
        compareWithGolden("missing-natives-17.txt");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, max = JRE.JAVA_25)
    void missingNativesOfJdk25AreTheKnownOnes() throws IOException {
        compareWithGolden("missing-natives-25.txt");
    }

    private static void compareWithGolden(String name) throws IOException {
        Map<String, List<String>> missing = new TreeMap<>();
        for (Map.Entry<String, Set<String>> module : allNatives().entrySet()) {
            List<String> methods = missing(module.getValue());
            if (!methods.isEmpty()) {
                missing.put(module.getKey(), methods);
            }
        }
        if (Boolean.getBoolean("bless")) {
            Files.writeString(SOURCE.resolve(name), text(missing));
        }
        Map<String, List<String>> golden = read(SOURCE.resolve(name));
        Set<String> present = ModuleFinder.ofSystem().findAll().stream().map(m -> m.descriptor().name()).collect(Collectors.toSet());
        golden.keySet().retainAll(present);
        assertEquals(text(golden), text(missing));
    }

    private static String text(Map<String, List<String>> methods) {
        StringBuilder text = new StringBuilder();
        methods.forEach((module, names) -> text.append("# ").append(module).append('\n').append(String.join("\n", names)).append('\n'));
        return text.toString();
    }

    private static Map<String, List<String>> read(Path file) throws IOException {
        Map<String, List<String>> sections = new TreeMap<>();
        List<String> section = List.of();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# ")) {
                section = new ArrayList<>();
                sections.put(line.substring(2), section);
            } else {
                section.add(line);
            }
        }
        return sections;
    }

    private static List<String> missing(Set<String> natives) {
        return natives.stream().filter(method -> {
            int dot = method.indexOf('.');
            return !isImplemented(method.substring(0, dot), method.substring(dot + 1));
        }).toList();
    }

    private static boolean isImplemented(String guestClass, String signature) {
        if (Registration.INSTANCE.find(guestClass, signature) != NativeTable.NONE) {
            return true;
        }
        NativeTable table = CATALOGUE.table(guestClass);
        return table != null && table.find(guestClass, signature) != NativeTable.NONE;
    }

    /** Natives as {@code java/lang/Object.hashCode()I}, by module. */
    private static Map<String, Set<String>> allNatives() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (LibraryClass each : LibraryClass.all()) {
            for (MethodDeclaration method : each.file().methods()) {
                if (method.hasFlag(AccessFlags.NATIVE)) {
                    found.computeIfAbsent(each.module(), m -> new TreeSet<>()).add(each.file().name() + "." + method.name() + method.descriptor());
                }
            }
        }
        return found;
    }
}
