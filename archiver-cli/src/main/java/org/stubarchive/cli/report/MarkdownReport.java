package org.stubarchive.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;

/**
 * GitHub-flavoured Markdown: verdict, summaries, the items that matter, at most three samples each way, folded. Always under {@value #LIMIT} bytes: parts that do
 * not fit are left out, and it is said how much.
 */
final class MarkdownReport implements ReportWriter {
    /** Bytes; comments on GitHub hold 65,536 characters. */
    static final int LIMIT = 64 * 1024;

    private static final int RESERVE = 512;
    private static final int ROWS = 50;
    private static final int SAMPLES = 3;
    private static final int LINES = 80;

    @Override
    public void write(Report report, Writer out) throws IOException {
        List<String> blocks = new ArrayList<>();
        blocks.add("### " + inline(report.title()) + "\n\n" + (report.outcome() == Report.Outcome.PASSED ? "✅ " : "❌ ") + "**" + inline(report.verdict()) + "**\n");
        for (ReportTable t : report.summaries()) {
            blocks.add(table(t, Integer.MAX_VALUE));
        }
        blocks.add(table(report.items(), ROWS));
        for (Sample s : Samples.heaviest(report.samples(), SAMPLES)) {
            blocks.add(sample(s));
        }
        int size = 0;
        int omitted = 0;
        for (String block : blocks) {
            int length = block.getBytes(StandardCharsets.UTF_8).length + 1;
            if (block.isEmpty()) {
                continue;
            }
            if (size + length > LIMIT - RESERVE) {
                omitted++;
                continue;
            }
            out.write((size == 0 ? "" : "\n") + block);
            size += length;
        }
        if (omitted > 0) {
            out.write("\n_" + omitted + " parts left out: they do not fit in " + LIMIT + " bytes. The HTML report has everything._\n");
        }
    }

    private static String table(ReportTable t, int limit) {
        List<Row> rows = new ArrayList<>();
        for (Row r : t.rows()) {
            if (r.tone() != Tone.QUIET) {
                rows.add(r);
            }
        }
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder b = new StringBuilder("**" + inline(t.title()) + "**\n\n|");
        StringBuilder rule = new StringBuilder("|");
        for (ReportTable.Column c : t.columns()) {
            b.append(' ').append(inline(c.name())).append(" |");
            rule.append(c.kind() == Kind.TEXT ? "---|" : "---:|");
        }
        b.append('\n').append(rule).append('\n');
        for (Row r : rows.subList(0, Math.min(limit, rows.size()))) {
            b.append('|');
            for (int c = 0; c < t.columns().size(); c++) {
                b.append(' ').append(inline(t.text(r, c))).append(" |");
            }
            b.append('\n');
        }
        if (rows.size() > limit) {
            b.append("\n_and ").append(rows.size() - limit).append(" more rows_\n");
        }
        return b.toString();
    }

    private static String sample(Sample s) {
        List<String> lines = s.lines().get();
        StringBuilder b = new StringBuilder("<details><summary>" + Markup.escape(s.title()) + "</summary>\n\n~~~~diff\n");
        for (String line : lines.subList(0, Math.min(LINES, lines.size()))) {
            b.append(line.replace("~~~~", "~~ ~~")).append('\n');
        }
        b.append("~~~~\n");
        if (lines.size() > LINES) {
            b.append("_and ").append(lines.size() - LINES).append(" more lines_\n");
        }
        return b.append("</details>\n").toString();
    }

    /** Text as content of a line or table cell: nothing in it is markup. */
    private static String inline(String text) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_[]<>|#~&@".indexOf(c) >= 0) {
                b.append('\\');
            }
            b.append(c < ' ' ? ' ' : c);
        }
        return b.toString();
    }
}
