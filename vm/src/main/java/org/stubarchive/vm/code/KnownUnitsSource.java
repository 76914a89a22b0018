package org.stubarchive.vm.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.BuildId;
import org.stubarchive.format.identity.KnownUnits;

/**
 * A step of the build: runs all generators for all targets and writes what they make as constants of a class, {@link KnownUnits} by target and the
 * {@link BuildId} of all. Runs when generators and architectures are compiled, before what uses the class is.
 */
public final class KnownUnitsSource {
    private KnownUnitsSource() {}

    /**
     * Writes the class. A file that says the same already is left alone, so that nothing is compiled again.
     *
     * @param args the folder of sources, the name of the class with its package, and that of the class in the same package which it hands its constants to
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("expected folder and two class names, found " + args.length + " arguments");
        }
        Map<Target, KnownUnits> units = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
            units.put(target, generate(target));
        }
        Path file = Path.of(args[0], args[1].replace('.', '/') + ".java");
        String source = source(args[1], args[2], units);
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source, StandardCharsets.US_ASCII);
        }
    }

    /**
     * All that this build generates for a target.
     *
     * @throws IllegalStateException if no architecture module provides the target
     */
    public static KnownUnits generate(Target target) {
        StubCodeGenerator generator = new StubCodeGenerator();
        CodeImage image = generator.generate(target, generator.available(target), VariantChoice.all());
        try {
            return KnownUnits.of(CodeTables.open(image.tables(), "generated code", target.id() + "/tables"));
        } catch (ArchiveFormatException e) {
            throw new IllegalStateException("the linker made tables that are not valid: " + e.getMessage(), e);
        }
    }

    private static String source(String name, String receiver, Map<Target, KnownUnits> units) {
        int dot = name.lastIndexOf('.');
        StringBuilder out = new StringBuilder();
        out.append("package ").append(name, 0, dot).append(";\n\n");
        out.append("import org.stubarchive.format.code.Target;\n\n");
        out.append("/** What this build's generators make. Written by the build. */\n");
        out.append("final class ").append(name.substring(dot + 1)).append(" {\n    static {\n");
        out.append("        ").append(receiver).append(".defineId(\"").append(BuildId.of(units)).append("\");\n");
        units.forEach((target, known) -> {
            out.append("        ").append(receiver).append(".defineUnits(Target.").append(target.name()).append(",");
            append(out, known.encode());
            out.append(");\n");
        });
        out.append("    }\n}\n");
        return out.toString();
    }

    private static void append(StringBuilder out, List<String> parts) {
        String separator = "";
        for (String part : parts) {
            out.append(separator).append("\n                \"");
            for (int i = 0; i < part.length(); i++) {
                out.append(escaped(part.charAt(i)));
            }
            out.append('"');
            separator = ",";
        }
    }

    /** A character in a string: octal where the compiler would otherwise take it for the end of the line or of the string (JLS 3.3, 3.10.7). */
    private static String escaped(char c) {
        return c < 0x80 ? String.format("\\%03o", (int) c) : String.format("\\u%04x", (int) c);
    }
}
