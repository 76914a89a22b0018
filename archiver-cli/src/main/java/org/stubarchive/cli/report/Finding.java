package org.stubarchive.cli.report;

/**
 * Something wrong.
 *
 * @param rule short name of the kind of finding, such as {@code code-changed}
 * @param subject id of the item or of the limit that it is about; with the rule it identifies the finding from run to run
 * @param file the file, as the user named it
 * @param message one line
 */
public record Finding(String rule, String subject, String file, String message) {}
