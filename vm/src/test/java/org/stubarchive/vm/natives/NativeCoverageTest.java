package org.stubarchive.vm.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * Compares the native methods of the running JDK's {@code java.base} with those that have an implementation. What is missing is written
 * down in a golden file per release, so that the gap can be seen and does not grow unnoticed. {@code -Dbless=true} rewrites the file.
 */
class NativeCoverageTest {
    private static final Path SOURCE = Path.of("src/test/resources/org/stubarchive/vm/natives");

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
        String missing = missing(allNatives());
        if (Boolean.getBoolean("bless")) {
            Files.writeString(SOURCE.resolve(name), missing);
        }
        try (InputStream golden = Files.newInputStream(SOURCE.resolve(name))) {
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), missing);
        }
    }

    private static String missing(Set<String> natives) {
        StringBuilder lines = new StringBuilder();
        for (String method : natives) {
            int dot = method.indexOf('.');
            if (!isImplemented(method.substring(0, dot), method.substring(dot + 1))) {
                lines.append(method).append('\n');
            }
        }
        return lines.toString();
    }

    private static boolean isImplemented(String guestClass, String signature) {
        int parenthesis = signature.indexOf('(');
        if (RegistrationNatives.isRegistration(signature.substring(0, parenthesis), signature.substring(parenthesis))) {
            return true;
        }
        NativeClass natives = NativeCatalog.create(guestClass);
        return natives != null && Arrays.asList(natives.signatures()).contains(signature);
    }

    /** Natives of java.base as {@code java/lang/Object.hashCode()I}. */
    private static Set<String> allNatives() throws IOException {
        Set<String> found = new TreeSet<>();
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
        try (Stream<Path> files = Files.walk(base)) {
            List<Path> classes = files.filter(NativeCoverageTest::isClass).collect(Collectors.toList());
            for (Path file : classes) {
                ClassFile classFile = parse(file);
                for (MethodDeclaration method : classFile.methods()) {
                    if (method.hasFlag(AccessFlags.NATIVE)) {
                        found.add(classFile.name() + "." + method.name() + method.descriptor());
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
        Set<String> classes = allNatives().stream().map(m -> m.substring(0, m.indexOf('.'))).collect(Collectors.toSet());
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
