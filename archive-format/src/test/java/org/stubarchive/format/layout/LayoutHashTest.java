package org.stubarchive.format.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link LayoutHash} contains every constant of every layout; {@code -Dstubarchive.bless=true} writes its source anew. */
class LayoutHashTest {
    private static final Path PACKAGE = Path.of("src/main/java/org/stubarchive/format/layout");
    private static final Path SOURCE = PACKAGE.resolve("LayoutHash.java");
    private static final String BEGIN = "    // BEGIN GENERATED\n";
    private static final String END = "    // END GENERATED\n";

    @Test
    void everyConstantIsInTheDigest() throws Exception {
        String source = Files.readString(SOURCE);
        int begin = source.indexOf(BEGIN) + BEGIN.length();
        int end = source.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "markers of the generated part");
        String wanted = generate(layouts());
        if (Boolean.getBoolean("stubarchive.bless")) {
            Files.writeString(SOURCE, source.substring(0, begin) + wanted + source.substring(end));
            return;
        }
        assertEquals(wanted, source.substring(begin, end),
                "a layout constant was added or removed: run mvn -pl archive-format -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=LayoutHashTest#every* -Dstubarchive.bless=true and commit LayoutHash.java");
    }

    @Test
    void digestIsThePolynomialOfTheValues() throws Exception {
        long value = 1;
        for (Class<?> layout : layouts()) {
            long part = 1;
            for (Field constant : constants(layout)) {
                part = part * LayoutHash.FACTOR + ((Number) constant.get(null)).longValue();
            }
            value = value * LayoutHash.FACTOR + part;
        }
        assertEquals(value, LayoutHash.VALUE);
    }

    private static String generate(List<Class<?>> layouts) {
        StringBuilder b = new StringBuilder();
        for (Class<?> layout : layouts) {
            append(b, "private static final long " + partName(layout),
                    constants(layout).stream().map(f -> layout.getSimpleName() + "." + f.getName()).collect(Collectors.toList()));
        }
        b.append("    /** The digest. */\n");
        append(b, "public static final long VALUE", layouts.stream().map(LayoutHashTest::partName).collect(Collectors.toList()));
        return b.toString();
    }

    private static void append(StringBuilder b, String declaration, List<String> terms) {
        b.append("    ").append(declaration).append(" = ").append("(".repeat(terms.size())).append("1L");
        for (String term : terms) {
            b.append("\n            * FACTOR + ").append(term).append(')');
        }
        b.append(";\n\n");
    }

    private static String partName(Class<?> layout) {
        return layout.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }

    private static List<Class<?>> layouts() throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.list(PACKAGE)) {
            names = files.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".java") && !n.equals("package-info.java") && !n.equals("LayoutHash.java"))
                    .sorted().collect(Collectors.toList());
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            classes.add(Class.forName("org.stubarchive.format.layout." + name.substring(0, name.length() - 5)));
        }
        return classes;
    }

    private static List<Field> constants(Class<?> layout) {
        List<Field> fields = new ArrayList<>();
        for (Field f : layout.getFields()) {
            assertTrue(Modifier.isStatic(f.getModifiers()) && Modifier.isFinal(f.getModifiers()), f + " is not a constant");
            assertTrue(f.getType() == int.class || f.getType() == long.class, f + " is neither int nor long");
            fields.add(f);
        }
        fields.sort(Comparator.comparing(Field::getName));
        return fields;
    }
}
