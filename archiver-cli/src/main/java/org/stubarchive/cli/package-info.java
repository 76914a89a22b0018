/**
 * The command line: one class per command (picocli), and the formatting of what they print.
 *
 * <p>Invariants: exit codes are {@link org.stubarchive.cli.ExitCodes}; bad input gives one line on standard error, never a stack trace; {@code run} passes
 * standard input, output and error and the exit code of the guest program through unchanged.
 */
package org.stubarchive.cli;
