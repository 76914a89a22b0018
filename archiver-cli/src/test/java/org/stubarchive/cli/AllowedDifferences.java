package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what the guest shows with what the host shows, item by item. A difference needs a row of a table with its reason; a row that no difference needs fails too.
 *
 * <p>A row has the releases that it is for (separated by commas, or {@code all}), a {@link Kind}, the item (ends with {@code *} for all that begin so) and the reason, separated by tabs.
 */
final class AllowedDifferences {
    /** How an item may differ. */
    private enum Kind {
        /** Its value is not the host's. */
        DIFFERS,
        /** Only the host has it. */
        MISSING,
        /** Only the guest has it. */
        MORE,
        /** It depends on the machine or the run, so the values may be equal or not. */
        VARIES
    }

    private record Row(String releases, Kind kind, String item, String reason) {
        static Row parse(String line) {
            String[] columns = line.split("\t");
            assertEquals(4, columns.length, line);
            return new Row(columns[0], Kind.valueOf(columns[1].toUpperCase(Locale.ROOT)), columns[2], columns[3]);
        }

        boolean isFor(int release) {
            return releases.equals("all") || List.of(releases.split(",")).contains(Integer.toString(release));
        }

        boolean allows(Kind difference, String name) {
            boolean same = item.endsWith("*") ? name.startsWith(item.substring(0, item.length() - 1)) : name.equals(item);
            return same && (kind == difference || kind == Kind.VARIES);
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Set<Row> used = new HashSet<>();
    private final List<String> findings = new ArrayList<>();

    /** The rows of a resource for the running release. */
    AllowedDifferences(String resource) throws Exception {
        Path table = Path.of(AllowedDifferences.class.getResource(resource).toURI());
        for (String line : lines(table)) {
            Row row = Row.parse(line);
            if (row.isFor(Runtime.version().feature())) {
                rows.add(row);
            }
        }
    }

    private static List<String> lines(Path table) throws IOException {
        return Files.readAllLines(table, StandardCharsets.UTF_8).stream().filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    }

    /**
     * Fails with all differences that no row allows.
     *
     * @param guest items to values
     * @param hosts of each way to run the host, items to values: the guest's has to be one of them
     */
    void check(Map<String, String> guest, List<Map<String, String>> hosts) {
        Map<String, Set<String>> expected = new TreeMap<>();
        Set<String> common = new HashSet<>(hosts.get(0).keySet());
        for (Map<String, String> host : hosts) {
            host.forEach((item, value) -> expected.computeIfAbsent(item, i -> new HashSet<>()).add(value));
            common.retainAll(host.keySet());
        }
        guest.forEach((item, value) -> {
            if (!expected.containsKey(item)) {
                difference(Kind.MORE, item, "only here: " + value);
            } else if (!expected.get(item).contains(value)) {
                difference(Kind.DIFFERS, item, value + ", on java " + expected.get(item));
            }
        });
        for (String item : common) {
            if (!guest.containsKey(item)) {
                difference(Kind.MISSING, item, "missing, on java " + expected.get(item));
            }
        }
        for (Row row : rows) {
            if (!used.contains(row) && row.kind != Kind.VARIES) {
                findings.add("no longer needed: " + row);
            }
        }
        assertEquals("", String.join("\n", findings));
    }

    private void difference(Kind kind, String item, String text) {
        for (Row row : rows) {
            if (row.allows(kind, item)) {
                used.add(row);
                return;
            }
        }
        findings.add(item + ": " + text);
    }
}
