package org.stubarchive.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;

/** Plain text: verdict first, then tables, then samples. */
public final class TextReport implements ReportWriter {
    /** Whether ANSI colours are written (ECMA-48, SGR). */
    public enum Colour {
        /** None. */
        NONE,
        /** Red for findings, green for improvements. */
        ANSI
    }

    private static final int SAMPLES = 3;
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final Colour colour;

    /** A writer with or without colours. */
    public TextReport(Colour colour) {
        this.colour = colour;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.write(paint(BOLD, Printable.of(report.title())) + "\n");
        out.write(paint(report.outcome() == Report.Outcome.PASSED ? GREEN : RED, Printable.of(report.verdict())) + "\n");
        for (ReportTable t : report.summaries()) {
            table(out, t);
        }
        table(out, report.items());
        List<Sample> samples = Samples.heaviest(report.samples(), SAMPLES);
        for (Sample s : samples) {
            out.write("\n" + paint(BOLD, s.title()) + "\n");
            for (String line : s.lines().get()) {
                out.write("  " + paint(line.startsWith("+") ? GREEN : line.startsWith("-") ? RED : "", line) + "\n");
            }
        }
        if (samples.size() < report.samples().size()) {
            out.write("\n" + (report.samples().size() - samples.size()) + " more listings: --report html=FILE shows them\n");
        }
        out.flush();
    }

    /**
     * Writes a table without colours.
     *
     * @throws IOException if the output cannot be written
     */
    public static void writeTable(Writer out, ReportTable table) throws IOException {
        new TextReport(Colour.NONE).table(out, table);
    }

    private String paint(String code, String text) {
        return colour == Colour.NONE || code.isEmpty() ? text : code + text + PLAIN;
    }

    private void table(Writer out, ReportTable table) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Row r : table.rows()) {
            if (r.tone() != Tone.QUIET) {
                rows.add(r);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = new int[table.columns().size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = table.columns().get(c).name().length();
            for (Row r : rows) {
                widths[c] = Math.max(widths[c], Printable.of(table.text(r, c)).length());
            }
        }
        out.write("\n" + table.title() + "\n");
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            cell(line, table, c, table.columns().get(c).name(), widths[c]);
        }
        out.write(line.toString().stripTrailing() + "\n");
        for (Row r : rows) {
            line.setLength(0);
            for (int c = 0; c < widths.length; c++) {
                cell(line, table, c, Printable.of(table.text(r, c)), widths[c]);
            }
            out.write(paint(r.tone() == Tone.BAD ? RED : r.tone() == Tone.GOOD ? GREEN : "", line.toString().stripTrailing()) + "\n");
        }
    }

    private static void cell(StringBuilder line, ReportTable table, int column, String text, int width) {
        String fill = " ".repeat(width - text.length());
        line.append("  ").append(table.columns().get(column).kind() == Kind.TEXT ? text + fill : fill + text);
    }
}
