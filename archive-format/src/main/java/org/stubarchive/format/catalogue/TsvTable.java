package org.stubarchive.format.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.stubarchive.format.code.Target;

/** The form of the tables of this package: a row a line, columns separated by tabs. Empty lines, and lines that start with #, are comments. */
final class TsvTable {
    private TsvTable() {}

    /** What makes an object of a table. */
    interface Parser<T> {
        T parse(Reader source, String name) throws IOException;
    }

    /** What a parser makes of a resource of this package. */
    static <T> T load(String resource, Parser<T> parser) {
        try (InputStream in = TsvTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing");
            }
            return parser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives the columns of each row.
     *
     * @throws IllegalArgumentException if the consumer throws it; the message names the line
     */
    static void read(Reader source, String name, Consumer<String[]> row) throws IOException {
        BufferedReader lines = new BufferedReader(source);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                row.accept(line.split("\t", -1));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " line " + number + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * The targets of {@code all}, or of architectures separated by commas.
     *
     * @throws IllegalArgumentException if there is no such architecture, or one is named twice
     */
    static Set<Target> targets(String text) {
        Set<Target> targets = EnumSet.noneOf(Target.class);
        List<String> named = List.of(text.split(",", -1));
        for (Target t : Target.values()) {
            if (text.equals("all") || named.contains(t.architecture())) {
                targets.add(t);
            }
        }
        if (!text.equals("all") && targets.size() != named.size()) {
            throw new IllegalArgumentException("expected all, or architectures, found '" + text + "'");
        }
        return targets;
    }
}
