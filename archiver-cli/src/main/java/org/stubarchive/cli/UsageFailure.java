package org.stubarchive.cli;

/** Options that make no sense: one line, a hint to the command's help, and the exit code for a wrong command line. */
final class UsageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageFailure(String message) {
        super(message, null, false, false);
    }
}
