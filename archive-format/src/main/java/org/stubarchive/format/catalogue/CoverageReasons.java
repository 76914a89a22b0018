package org.stubarchive.format.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stubarchive.format.code.Target;

/**
 * Why a target has no code for a stub: because it is not declared for the target, or because nothing generates it there. Immutable.
 *
 * <p>Invariant, with a test where the generators are known: each stub of the catalogue that a target lacks has exactly one reason, and each row is the reason of some stub.
 */
public final class CoverageReasons {
    private static final String RESOURCE = "coverage.tsv";
    private static final int COLUMNS = 3;

    /**
     * A row of the table.
     *
     * @param lacking targets that lack the stubs
     * @param stubs names of stubs as the table has them; {@code *} stands for any text
     * @param reason one line
     */
    public record Row(Set<Target> lacking, List<String> stubs, String reason) {
        /** Copies and validates. */
        public Row {
            lacking = Set.copyOf(lacking);
            stubs = List.copyOf(stubs);
            if (lacking.isEmpty() || stubs.contains("") || reason.isBlank()) {
                throw new IllegalArgumentException("expected architectures, names of stubs and a reason");
            }
        }

        /** Whether the row is about a stub on a target. */
        public boolean isAbout(String stub, Target target) {
            return lacking.contains(target) && stubs.stream().anyMatch(s -> Pattern.matches("\\Q" + s.replace("*", "\\E.*\\Q") + "\\E", stub));
        }
    }

    private final List<Row> rows;

    private CoverageReasons(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The reasons of this build. */
    public static CoverageReasons standard() {
        return TsvTable.load(RESOURCE, CoverageReasons::parse);
    }

    /**
     * Reads a table: tab-separated columns lacking ({@code all}, or architectures separated by commas), stubs (names separated by commas, {@code *} for any text),
     * reason. Lines that start with # are comments.
     *
     * @throws IllegalArgumentException if a line is malformed; the message names it
     */
    public static CoverageReasons parse(Reader source, String name) throws IOException {
        List<Row> rows = new ArrayList<>();
        TsvTable.read(source, name, columns -> {
            if (columns.length != COLUMNS) {
                throw new IllegalArgumentException("expected " + COLUMNS + " columns, found " + columns.length);
            }
            rows.add(new Row(TsvTable.targets(columns[0]), List.of(columns[1].split(",", -1)), columns[2]));
        });
        return new CoverageReasons(rows);
    }

    /** All rows, in the order of the table. */
    public List<Row> rows() {
        return rows;
    }

    /** Why a target lacks a stub, if the table says it. */
    public Optional<String> find(String stub, Target target) {
        return rows.stream().filter(r -> r.isAbout(stub, target)).map(Row::reason).findFirst();
    }
}
