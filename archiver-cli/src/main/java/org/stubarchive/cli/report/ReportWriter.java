package org.stubarchive.cli.report;

import java.io.IOException;
import java.io.Writer;

/** Writes reports in one form. */
interface ReportWriter {
    /**
     * Writes a report; does not close the output.
     *
     * @throws IOException if the output cannot be written
     */
    void write(Report report, Writer out) throws IOException;
}
