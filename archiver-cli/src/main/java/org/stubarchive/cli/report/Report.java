package org.stubarchive.cli.report;

import java.util.List;
import java.util.Objects;

/**
 * What a command found.
 *
 * @param command name of the command
 * @param title one line: what was looked at, as the user named it
 * @param outcome whether the command's condition holds
 * @param verdict one line: the result
 * @param summaries small tables, shown in every readable form
 * @param items the table of all things looked at, one row each, in the order of their ids; the rows of CSV, the cases of JUnit
 * @param findings what is wrong, in the order of the items; each is a failure
 * @param samples longer texts about single items
 * @param content the command's own part of the JSON form
 */
public record Report(
        String command, String title, Outcome outcome, String verdict, List<ReportTable> summaries, ReportTable items, List<Finding> findings, List<Sample> samples, JsonContent content) {
    /** Result of a command. */
    public enum Outcome {
        /** Nothing counts as wrong. */
        PASSED,
        /** At least one finding. */
        FAILED
    }

    /** Validates and copies. */
    public Report {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(content);
        summaries = List.copyOf(summaries);
        findings = List.copyOf(findings);
        samples = List.copyOf(samples);
        if ((outcome == Outcome.FAILED) == findings.isEmpty()) {
            throw new IllegalArgumentException(outcome + " with " + findings.size() + " findings");
        }
    }
}
