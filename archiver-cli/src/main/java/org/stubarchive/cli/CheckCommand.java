package org.stubarchive.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.stubarchive.cli.diff.ArchiveSide;
import org.stubarchive.cli.gate.Budget;
import org.stubarchive.cli.report.Finding;
import org.stubarchive.cli.report.Numbers;
import org.stubarchive.cli.report.Report;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.cli.report.ReportTable.Column;
import org.stubarchive.cli.report.ReportTable.Kind;
import org.stubarchive.cli.report.ReportTable.Row;
import org.stubarchive.cli.report.ReportTable.Tone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: whether an archive keeps to a budget. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Check sizes of an archive against a budget. Exit status: 0 all limits hold, 1 one is exceeded, 2 a file is unreadable.",
            "The budget is a JSON file: schemaVersion 1, and any of file, stubs, metadata, variants, categories, stubSizes."
        },
        footer = {
            "",
            "Examples:",
            "  stubarchive check --budget budget.json app.sar",
            "  stubarchive check --budget budget.json --report junit=budget.xml app.sar",
            "A budget:",
            "  {\"schemaVersion\": 1, \"file\": \"2MiB\", \"categories\": {\"interpreter\": \"300KiB\"}, \"stubSizes\": {\"jbyte_arraycopy\": 1024}}"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    private Path file;

    @Option(names = "--budget", required = true, paramLabel = "FILE", description = "The limits.")
    private Path budget;

    @Mixin
    private ReportOptions reports;

    @Override
    public Integer call() throws IOException {
        return reports.reported("check", file.toString(), new Outputs(command).reading(file).reading(budget), this::check);
    }

    private int check() throws IOException {
        ArchiveSide archive = ArchiveSide.of(file.toString(), InspectCommand.read(file));
        Report report;
        try {
            report = report(archive, Budget.parse(TextInput.read(budget)).apply(archive));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.BAD_INPUT, budget + ": " + e.getMessage());
        }
        reports.printAndWrite(report, command.commandLine().getOut());
        return report.outcome() == Report.Outcome.PASSED ? ExitCodes.OK : ExitCodes.FINDING;
    }

    private Report report(ArchiveSide archive, List<Budget.Line> lines) {
        List<Row> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Budget.Line l : lines) {
            if (l.isExceeded()) {
                findings.add(new Finding(l.rule(), l.name(), file.toString(), l.name() + ": " + Numbers.grouped(l.found()) + " is more than " + Numbers.grouped(l.most())));
            }
            rows.add(new Row(l.name(), l.isExceeded() ? Tone.BAD : Tone.NEUTRAL, List.of(l.name(), l.found(), l.most(), l.most() - l.found())));
        }
        ReportTable items = new ReportTable("Budget", List.of(new Column("what", Kind.TEXT), new Column("found", Kind.NUMBER), new Column("allowed", Kind.NUMBER), new Column("left", Kind.DELTA)), rows);
        String verdict = findings.isEmpty() ? lines.size() == 1 ? "the limit holds" : "all " + lines.size() + " limits hold" : findings.size() + " of " + Numbers.count(lines.size(), "limit") + " exceeded";
        return new Report("check", file.toString(), findings.isEmpty() ? Report.Outcome.PASSED : Report.Outcome.FAILED, verdict, List.of(), items, findings, List.of(), json -> write(json, archive, lines));
    }

    private void write(JsonGenerator json, ArchiveSide archive, List<Budget.Line> lines) throws IOException {
        json.writeStringField("file", file.toString());
        ReportJson.sizes(json, archive);
        json.writeArrayFieldStart("limits");
        for (Budget.Line l : lines) {
            json.writeStartObject();
            json.writeStringField("name", l.name());
            json.writeStringField("rule", l.rule());
            json.writeNumberField("found", l.found());
            json.writeNumberField("allowed", l.most());
            json.writeBooleanField("exceeded", l.isExceeded());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
