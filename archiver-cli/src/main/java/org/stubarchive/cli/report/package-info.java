/**
 * Reports: what a command found, once, as a {@link org.stubarchive.cli.report.Report}, and the forms in which it is written.
 *
 * <p>Invariants: all forms of one run are written from the same object, so they agree; the same report gives the same bytes: no time, no host, no path but
 * what the user typed; numbers are plain integers wherever a program reads them; no form needs the network.
 *
 * <p>{@code Report} is the model, with {@code ReportTable}, {@code Finding} and {@code Sample}; {@code ReportFormat} names the forms, each of which is one
 * {@code ReportWriter}.
 */
package org.stubarchive.cli.report;
