package org.stubarchive.cli;

/** A command that cannot do what was asked, for a reason that is not a bug: one line and an exit code. */
final class CommandFailure extends RuntimeException {
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

    CommandFailure(int exitCode, String message) {
        this(exitCode, Prefix.TOOL, message);
    }

    CommandFailure(int exitCode, Prefix prefix, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.prefix = prefix;
    }

    /** Whether the line goes to standard output instead of standard error. */
    boolean isForOutput() {
        return prefix == Prefix.NONE_TO_OUTPUT;
    }

    /** The line to print. */
    String line() {
        return prefix.text + getMessage();
    }

    /** One of {@link ExitCodes}. */
    int exitCode() {
        return exitCode;
    }
}
