package org.stubarchive.cli.report;

import java.util.List;

/**
 * A table.
 *
 * @param title heading
 * @param columns the columns
 * @param rows the rows, each with one cell per column
 */
public record ReportTable(String title, List<Column> columns, List<Row> rows) {
    /** What a column's cells are. */
    public enum Kind {
        /** Strings. */
        TEXT,
        /** Integers, shown right-aligned. */
        NUMBER,
        /** Integers, shown right-aligned with their sign. */
        DELTA
    }

    /** How much a row matters. */
    public enum Tone {
        /** Left out of forms that are read from top to bottom. */
        QUIET,
        /** Neither good nor bad. */
        NEUTRAL,
        /** Got better. */
        GOOD,
        /** Counts as a finding. */
        BAD
    }

    /**
     * A column.
     *
     * @param name its heading, also in CSV
     * @param kind what its cells are
     */
    public record Column(String name, Kind kind) {}

    /**
     * A row.
     *
     * @param subject id of what the row is about; unique in the table
     * @param tone how much it matters
     * @param cells strings and {@code Long}s as the columns say; a number that does not exist is the empty string
     */
    public record Row(String subject, Tone tone, List<Object> cells) {
        /** Copies. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Validates and copies. */
    public ReportTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row r : rows) {
            if (r.cells.size() != columns.size()) {
                throw new IllegalArgumentException(title + ": " + r.cells.size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /** A cell as readable text: digits grouped by commas, deltas with their sign. */
    String text(Row row, int column) {
        Object cell = row.cells.get(column);
        if (!(cell instanceof Long number)) {
            return cell.toString();
        }
        return switch (columns.get(column).kind) {
            case DELTA -> number == 0 ? "0" : Numbers.signed(number);
            case NUMBER, TEXT -> Numbers.grouped(number);
        };
    }
}
