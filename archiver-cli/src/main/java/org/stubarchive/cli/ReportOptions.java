package org.stubarchive.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stubarchive.cli.report.Finding;
import org.stubarchive.cli.report.Report;
import org.stubarchive.cli.report.ReportFormat;
import org.stubarchive.cli.report.ReportTable;
import org.stubarchive.cli.report.TextReport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** The option of commands that write reports: {@code --report FORMAT=FILE}, as often as forms are wanted. */
final class ReportOptions {
    /**
     * A report to write.
     *
     * @param format its form
     * @param file where to
     */
    record Destination(ReportFormat format, Path file) {}

    /** Parses {@code FORMAT=FILE}. */
    static final class Converter implements ITypeConverter<Destination> {
        @Override
        public Destination convert(String value) {
            int at = value.indexOf('=');
            for (ReportFormat f : ReportFormat.values()) {
                if (at == f.label().length() && value.startsWith(f.label()) && at + 1 < value.length()) {
                    return new Destination(f, Path.of(value.substring(at + 1)));
                }
            }
            throw new TypeConversionException("'" + value + "': expected FORMAT=FILE with one of the formats "
                    + Arrays.stream(ReportFormat.values()).map(ReportFormat::label).collect(Collectors.joining(", ")));
        }
    }

    /** Rules of findings by the exit status. */
    private static final Map<Integer, String> FAILURES = Map.of(ExitCodes.BAD_INPUT, "unreadable", ExitCodes.UNUSABLE_HERE, "unusable", ExitCodes.SIGNATURE, "signature");

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private QuietOption quiet;

    @Option(names = "--report", paramLabel = "FORMAT=FILE", converter = Converter.class,
            description = "Also write a report; formats are text, json, md, html, csv, sarif, junit. May be given several times; all are of this one run. If a report goes to /dev/stdout, nothing else is printed there.")
    private List<Destination> destinations = new ArrayList<>();

    /** Whether any report is asked for. */
    boolean areWanted() {
        return !destinations.isEmpty();
    }

    /**
     * Names the files of the reports among those that a command writes, and makes the command quiet if that is asked for.
     *
     * @throws CommandFailure with exit code 64 if one would destroy an input or another result
     */
    void announce(Outputs outputs) {
        quiet.apply(command);
        destinations.forEach(d -> outputs.writing(d.file));
    }

    /**
     * Writes the reports that were asked for.
     *
     * @throws OutputFailure if one cannot be written
     */
    void write(Report report) {
        List<Runnable> writes = new ArrayList<>();
        destinations.forEach(d -> writes.add(() -> Outputs.write(d.file, out -> d.format.write(report, out))));
        Outputs.writeAll(writes);
    }

    /** Writes the reports of a failure. Gives the failure to throw, which tells of the reports too if they cannot be written. */
    CommandFailure written(Report report, CommandFailure failure) {
        try {
            write(report);
            return failure;
        } catch (OutputFailure e) {
            return failure.and(e);
        }
    }

    /** What a command does before its reports can be written. */
    @FunctionalInterface
    interface Body {
        /** Does it and gives the exit status. */
        int run() throws IOException;
    }

    /**
     * Runs a command. If its input is unreadable, damaged, not signed or not usable here, the reports say so: a pipeline that reads them finds the cause.
     *
     * @param name of the command, in the reports
     * @param subject what is looked at, as the user named it
     * @param outputs the files that the command reads, and those that it writes besides the reports
     */
    int reported(String name, String subject, Outputs outputs, Body body) throws IOException {
        announce(outputs);
        try {
            return body.run();
        } catch (OutputFailure e) {
            throw e;
        } catch (CommandFailure e) {
            throw FAILURES.containsKey(e.exitCode()) ? written(failure(name, subject, e), e) : e;
        }
    }

    private static Report failure(String command, String subject, CommandFailure e) {
        ReportTable items = new ReportTable("Input", List.of(new ReportTable.Column("file", ReportTable.Kind.TEXT), new ReportTable.Column("cause", ReportTable.Kind.TEXT)),
                List.of(new ReportTable.Row(subject, ReportTable.Tone.BAD, List.of(subject, e.getMessage()))));
        Finding finding = new Finding(FAILURES.get(e.exitCode()), subject, subject, e.getMessage());
        return new Report(command, subject, Report.Outcome.FAILED, e.getMessage(), List.of(), items, List.of(finding), List.of(), json -> json.writeNumberField("status", e.exitCode()));
    }

    /** Prints a report as text. */
    static void print(Report report, PrintWriter out) throws IOException {
        new TextReport(Terminal.hasColours() ? TextReport.Colour.ANSI : TextReport.Colour.NONE).write(report, out);
    }

    /** Prints a report as text, and writes the reports that were asked for. */
    void printAndWrite(Report report, PrintWriter out) throws IOException {
        print(report, out);
        write(report);
    }
}
