package org.stubarchive.cli;

import org.stubarchive.cli.report.Printable;

/** A command that cannot do what was asked, for a reason that is not a bug: one line and an exit code. */
class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the printed line begins with. */
    enum Prefix {
        /** The tool's name. */
        TOOL("stubarchive: "),
        /** Nothing: the line is what {@code java} would print. */
        NONE(""),
        /** Nothing, and the line goes to standard output, where {@code java} writes it. */
        NONE_TO_OUTPUT("");

        private final String text;

        Prefix(String text) {
            this.text = text;
        }
    }

    private final int exitCode;
    private final Prefix prefix;
    private String further = "";

    CommandFailure(int exitCode, String message) {
        this(exitCode, Prefix.TOOL, message);
    }

    CommandFailure(int exitCode, Prefix prefix, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.prefix = prefix;
    }

    /** Whether the line goes to standard output instead of standard error. */
    final boolean isForOutput() {
        return prefix == Prefix.NONE_TO_OUTPUT;
    }

    /** Adds what another program said of the cause, line by line as it did. */
    final CommandFailure with(String details) {
        further += System.lineSeparator() + details;
        return this;
    }

    /** Adds a failure that followed this one. Both are printed; the exit code is this one's. */
    final CommandFailure and(CommandFailure later) {
        return with(later.line());
    }

    /** The line to print, and those that were added. The tool's own messages are one line whatever the names in them hold. */
    final String line() {
        return prefix.text + (prefix == Prefix.TOOL ? Printable.of(getMessage()) : getMessage()) + further;
    }

    /** One of {@link ExitCodes}. */
    final int exitCode() {
        return exitCode;
    }
}
