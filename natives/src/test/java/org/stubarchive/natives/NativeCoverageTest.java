package org.stubarchive.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.ParseOptions;

/**
 * Compares the native methods of every module of the running JDK with those that have an implementation. What is missing is written down in a golden file per
 * release, a section for each module, so that the gap can be seen and does not grow unnoticed. Modules that an installation lacks are not compared.
 * {@code -Dbless=true} rewrites the file.
 */
class NativeCoverageTest {
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
        int parenthesis = signature.indexOf('(');
        if (RegistrationNatives.isRegistration(signature.substring(0, parenthesis), signature.substring(parenthesis))) {
            return true;
        }
        NativeClass natives = NativeCatalog.create(guestClass);
        return natives != null && Arrays.asList(natives.signatures()).contains(signature);
    }

    /** Natives as {@code java/lang/Object.hashCode()I}, by module. */
    private static Map<String, Set<String>> allNatives() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
        try (Stream<Path> files = Files.walk(modules)) {
            List<Path> classes = files.filter(NativeCoverageTest::isClass).collect(Collectors.toList());
            for (Path file : classes) {
                ClassFile classFile = parse(file);
                for (MethodDeclaration method : classFile.methods()) {
                    if (method.hasFlag(AccessFlags.NATIVE)) {
                        found.computeIfAbsent(file.getName(1).toString(), m -> new TreeSet<>()).add(classFile.name() + "." + method.name() + method.descriptor());
                    }
                }
            }
        }
        return found;
    }

    private static boolean isClass(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".class") && !name.equals("module-info.class");
    }

    private static ClassFile parse(Path file) throws IOException {
        try {
            return ClassFileParser.parse(Files.readAllBytes(file), ParseOptions.trusted(file.toString()));
        } catch (ClassFormatException e) {
            throw new IOException("class library: " + file, e);
        }
    }

    @Test
    void eachClassNamesItselfAndEachMethodOnce() throws IOException {
        Set<String> classes = allNatives().values().stream().flatMap(Set::stream).map(m -> m.substring(0, m.indexOf('.'))).collect(Collectors.toSet());
        int found = 0;
        for (String guestClass : classes) {
            NativeClass natives = NativeCatalog.create(guestClass);
            if (natives != null) {
                found++;
                assertEquals(guestClass, natives.guestClass());
                assertNotNull(natives.signatures());
                Set<String> distinct = new HashSet<>(Arrays.asList(natives.signatures()));
                assertEquals(natives.signatures().length, distinct.size(), guestClass);
            }
        }
        assertTrue(found > 50, "only " + found + " guest classes have natives");
    }
}
